/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a data set',
  like: 'rings',
  folder: 'packages/data/src/datasets',
  barrel: 'packages/data/src/index.ts',
  next: (name) => [
    `${name}.ts: write where the points of each class are, and the same as lines of math`,
    `${name}.test.ts: check one property that a reader can see`,
  ],
};
