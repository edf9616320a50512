/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a wrapper',
  like: 'softClip',
  folder: 'packages/optim/src/wrappers',
  barrel: 'packages/optim/src/index.ts',
  next: (name) => [
    `${name}.ts: write what it does to the gradients or the updates of the optimizer inside, and the same as lines of math`,
    `${name}.claims.ts: put in the path of numbers, worked by hand or from another framework, and where it is from`,
  ],
};
