/**
 * Who can be measured, one file each, loaded when first asked for. A contender's file exports `make(problem)`, which
 * answers with
 *
 *     run()      does the work once, and answers with a number that all contenders must agree on (the loss)
 *     restart()  goes back to where it began; needed where running on would change the work
 *     amount     how much one run does, where the unit is a rate
 */
export const contenders = {
  gd: { label: 'gd', load: () => import('./contenders/gd.mjs') },
  gdEager: { label: 'gd, eager', load: () => import('./contenders/gdEager.mjs') },
  handWrittenTape: { label: 'a tape written by hand', load: () => import('./contenders/handWrittenTape.mjs') },
  jax: { label: 'jax-js', load: () => import('./contenders/jax.mjs') },
  pytorch: { label: 'PyTorch' },
  tensorflow: { label: 'TensorFlow.js', load: async () => (await import('./bundled.mjs')).bundled('tensorflow') },
};
