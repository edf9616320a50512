/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'an optimizer',
  folder: 'packages/optim/src/optimizers',
  barrel: 'packages/optim/src/index.ts',
  next: (name) => [
    `${name}.ts: write the rule as in the paper, its options with their ranges, and the same as lines of math`,
    `${name}.claims.ts: put in the path of numbers from the paper or another framework, and where it is from`,
    `pnpm gallery ${name}: measures it, and its record goes in with it`,
  ],
};
