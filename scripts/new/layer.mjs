/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a layer',
  like: 'scale',
  folder: 'packages/core/src/layers',
  barrel: 'packages/core/src/index.ts',
  next: (name) => [
    `${name}.ts: write "init", which draws the weights for the shape of one example, and "forward", which computes a batch; flatten.ts has no weights, dropout.ts acts in training only`,
    `${name}.test.ts: put in a case worked by hand or from another framework; make its other tests fit your layer`,
  ],
};
