import { expect, test } from 'vitest';
import { loader } from './load';

const load = loader({ '@gd/optim': { adam: () => 'adam', sgd: () => 'sgd' }, 'gd:show': { show: () => 'shown' } });

test('returns a module unchanged', () => {
  expect((load('@gd/optim') as { adam(): string }).adam()).toBe('adam');
});

test('lists the known modules for an unknown one', () => {
  expect(() => load('lodash')).toThrow("'lodash' is not here — A snippet can import '@gd/optim', 'gd:show'.");
  expect(() => load('@gd/optimm')).toThrow("did you mean '@gd/optim'?");
});

test('suggests the nearest name for an unknown one in a known module', () => {
  expect(() => (load('@gd/optim') as { adamm: unknown }).adamm).toThrow(
    "'@gd/optim' has no 'adamm' — did you mean 'adam'?",
  );
  expect(() => (load('@gd/optim') as { tensor: unknown }).tensor).toThrow(
    "'@gd/optim' has no 'tensor' — it has adam, sgd.",
  );
});

test('says how to import where somebody expects a default export', () => {
  expect(() => (load('gd:show') as { default: unknown }).default).toThrow("write import { … } from 'gd:show'");
});
