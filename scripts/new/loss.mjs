/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a loss',
  like: 'logCosh',
  folder: 'packages/losses/src',
  barrel: 'packages/losses/src/index.ts',
  next: (name) => [
    `${name}.ts: write the loss of each element, composed of operations, and the same as lines of math with its gradient`,
    `${name}.test.ts: put in values from an independent source`,
  ],
};
