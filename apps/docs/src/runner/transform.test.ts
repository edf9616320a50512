import { expect, test } from 'vitest';
import { transform } from './transform';

test('removes types and keeps every line in place', () => {
  const js = transform('type Knob = number;\n\nconst w: Knob = 3;\nexport const twice = (x: Knob) => 2 * x;');
  expect(js.split('\n')).toHaveLength(4);
  expect(js.split('\n')[2]).toContain('const w = 3;');
  expect(js).not.toContain('Knob');
});

test('keeps an import that nothing uses, so that a mistyped package is still found', () => {
  expect(transform("import { adam } from '@gd/optimm';")).toContain("require('@gd/optimm')");
});

test('does not change top-level await and newer syntax', () => {
  const js = transform('const x = await Promise.resolve({ a: 1 });\nconsole.log(x?.a ?? 2, 1_000n, class { #p = 1 });');
  expect(js).toContain('await Promise.resolve');
  expect(js).toContain('x?.a ?? 2');
  expect(js).toContain('#p = 1');
});
