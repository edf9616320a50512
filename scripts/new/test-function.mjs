/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a test function',
  like: 'booth',
  folder: 'packages/optim/src/testFunctions',
  barrel: 'packages/optim/src/testFunctions.ts',
  next: (name) => [
    `${name}.ts: write the function, its usual start, its minima with their values, and the part worth drawing`,
    `${name}.test.ts: put in a value worked by hand`,
  ],
};
