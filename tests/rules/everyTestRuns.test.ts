import { expect, test } from 'vitest';
import { files } from '../support/files';
import { tool } from '../support/tool';
import { root } from '../support/workspace';

/** Projects that run tests of others once more: through the compiler, or with other vectors. */
const again = ['compiled', 'other vectors'];

test('every test file belongs to a project of vitest.config.ts, and beside those that run tests again to one only', () => {
  const found = files.filter((file) => /\.test\.tsx?$/.test(file));
  const listed: { file: string; projectName: string }[] = JSON.parse(
    tool(root, 'vitest', 'list', '--filesOnly', '--json'),
  );
  const first = listed.filter(({ projectName }) => !again.includes(projectName));
  const run = first.map(({ file }) => file.replaceAll('\\', '/').replace(root.replaceAll('\\', '/'), ''));
  expect(run.sort()).toEqual(found.sort());
});
