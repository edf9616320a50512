/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'an operation',
  like: 'cube',
  folder: 'packages/core/src/ops',
  barrel: 'packages/core/src/index.ts',
  next: (name) => [
    `${name}.ts: write the rule, composed of operations, and the same as lines of math above it`,
    `${name}.test.ts: put in values from an independent source`,
  ],
};
