/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'an initializer',
  like: 'sirenUniform',
  folder: 'packages/core/src/initializers',
  barrel: 'packages/core/src/index.ts',
  next: (name) => [
    `${name}.ts: write how the first numbers of a kernel are drawn, and the same as a line of math; name the paper`,
    `${name}.test.ts: put in the variance or the range of the paper`,
  ],
};
