/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a metric',
  like: 'rSquared',
  folder: 'packages/train/src/metrics',
  barrel: 'packages/train/src/index.ts',
  next: (name) => [
    `${name}.ts: write what it measures over all examples, and the same as a line of math`,
    `${name}.test.ts: put in values worked by hand or from another framework`,
  ],
};
