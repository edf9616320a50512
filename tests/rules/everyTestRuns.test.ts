import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { longParts, parts } from '../../scripts/parts.mjs';
import { files } from '../support/files';
import { tool } from '../support/tool';
import { root } from '../support/workspace';

/** Projects that run tests of other projects again: through the compiler, or with the other kind of SIMD. */
const again = ['compiled', 'simd: the other kind'];
const found = files.filter((file) => /\.test\.tsx?$/.test(file));
const listed: { file: string; projectName: string }[] = JSON.parse(
  tool(root, 'vitest', 'list', '--filesOnly', '--json'),
);

test('every test file belongs to one project of vitest.config.ts, apart from those that run tests again', () => {
  const first = listed.filter(({ projectName }) => !again.includes(projectName));
  const run = first.map(({ file }) => file.replaceAll('\\', '/').replace(root.replaceAll('\\', '/'), ''));
  expect(run.sort()).toEqual(found.sort());
});

test('every project belongs to one part of `npm test`', () => {
  const projects = [...new Set(listed.map(({ projectName }) => projectName))];
  expect(
    Object.values(parts)
      .flatMap(({ projects = [] }) => projects)
      .sort(),
  ).toEqual(projects.sort());
});

test.each([
  ['ci', parts],
  ['nightly', longParts],
])('the workflow %s runs every part as a job', (name, table) => {
  const workflow = readFileSync(join(root, `.github/workflows/${name}.yml`), 'utf8');
  expect(/^ +part: \[(.+)\]$/m.exec(workflow)?.[1]?.split(', ')).toEqual(Object.keys(table));
  for (const [, part] of workflow.matchAll(/\{ part: (\w+),/g)) expect(table).toHaveProperty(part!);
});
