/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a callback',
  like: 'targetLoss',
  folder: 'packages/train/src/callbacks',
  barrel: 'packages/train/src/index.ts',
  next: (name) => [
    `${name}.ts: write what it does when a run starts, after a step, after an epoch and at the end; leave out what it does not need`,
    `${name}.test.ts: say what it did after a few epochs`,
  ],
};
