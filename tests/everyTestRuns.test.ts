import { expect, test } from 'vitest';
import { files } from './files';
import { tool } from './tool';
import { root } from './workspace';

test('every test file belongs to a project of vitest.config.ts, and to one only', () => {
  const found = files.filter((file) => /\.test\.tsx?$/.test(file));
  const listed: { file: string }[] = JSON.parse(tool(root, 'vitest', 'list', '--filesOnly', '--json'));
  const run = listed.map(({ file }) => file.replaceAll('\\', '/').replace(root.replaceAll('\\', '/'), ''));
  expect(run.sort()).toEqual(found.sort());
});
