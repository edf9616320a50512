/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'an optimizer',
  like: 'heavyBall',
  folder: 'packages/optim/src/optimizers',
  barrel: 'packages/optim/src/index.ts',
  next: (name) => [
    `${name}.ts: write the rule as in the paper, its options with their ranges, and the same as lines of math`,
    `${name}.claims.ts: put in a path of numbers from another framework, or worked by hand from the paper, and where it is from; and the options that minimize the test functions`,
    `when its tests pass: pnpm gallery ${name} builds the packages and measures it; commit packages/gallery/records/${name}.json too`,
  ],
};
