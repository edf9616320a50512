/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a minimizer',
  like: 'compassSearch',
  folder: 'packages/optim/src/minimizers',
  barrel: 'packages/optim/src/index.ts',
  next: (name) => [
    `${name}.ts: write the search: it yields each point that it reaches; its options with their ranges, and the math`,
    `${name}.test.ts: put in a path worked by hand or from another framework`,
  ],
};
