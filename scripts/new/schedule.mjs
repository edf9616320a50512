/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a schedule',
  like: 'triangle',
  folder: 'packages/optim/src/schedules',
  barrel: 'packages/optim/src/index.ts',
  next: (name) => [
    `${name}.ts: write the rule, a function of the step, which begins at 1; its settings, each with a range; the math`,
    `${name}.test.ts: put in values worked by hand or from another framework`,
  ],
};
