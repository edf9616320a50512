/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a sampler',
  like: 'bootstrap',
  folder: 'packages/optim/src/samplers',
  barrel: 'packages/optim/src/index.ts',
  next: (name) => [
    `${name}.ts: write which rows each step of an epoch looks at`,
    `${name}.test.ts: say what is true of the rows of an epoch`,
  ],
};
