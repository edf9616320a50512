/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a layer',
  folder: 'packages/core/src/layers',
  barrel: 'packages/core/src/index.ts',
  next: (name) => [
    `${name}.ts: write "init", which draws the weights for the shape of one example, and "forward", which answers for a batch`,
    `${name}.test.ts: put in a case worked by hand or from another framework`,
  ],
};
