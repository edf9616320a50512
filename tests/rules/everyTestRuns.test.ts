import { expect, test } from 'vitest';
import { files } from '../support/files';
import { tool } from '../support/tool';
import { root } from '../support/workspace';

/** Projects that run tests of other projects again: through the compiler, or with the other kind of SIMD. */
const again = ['compiled', 'simd: the other kind'];

test('every test file belongs to one project of vitest.config.ts, apart from those that run tests again', () => {
  const found = files.filter((file) => /\.test\.tsx?$/.test(file));
  const listed: { file: string; projectName: string }[] = JSON.parse(
    tool(root, 'vitest', 'list', '--filesOnly', '--json'),
  );
  const first = listed.filter(({ projectName }) => !again.includes(projectName));
  const run = first.map(({ file }) => file.replaceAll('\\', '/').replace(root.replaceAll('\\', '/'), ''));
  expect(run.sort()).toEqual(found.sort());
});
