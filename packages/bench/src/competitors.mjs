const bundled = async (competitor) => (await import('./bundled.mjs')).bundled(competitor);

/**
 * The competitors, one file each, loaded when first needed. A competitor's file exports `make(problem)`, which prepares
 * the problem and returns
 *
 *     run()      does the work once; may return the number that all competitors must agree on (the loss)
 *     answer()   that number, if reading it is not part of the work
 *     restart()  goes back to the start; needed if further runs would change the work
 *     amount     the amount of work of one run, if the unit is a rate or a share
 *     notes      other figures to show
 */
export const competitors = {
  gd: { label: 'gd', load: () => import('./competitors/gd.mjs') },
  gdEager: { label: 'gd, eager', load: () => import('./competitors/gdEager.mjs') },
  gdEmit: { label: 'gd', load: () => import('./competitors/gdEmit.mjs') },
  gdFunction: { label: 'gd', load: () => import('./competitors/gdFunction.mjs') },
  gdMatmul: { label: 'gd', load: () => import('./competitors/gdMatmul.mjs') },
  gdOneThread: { label: 'one thread', load: () => import('./competitors/gd.mjs') },
  gdThreads: { label: 'gd', load: () => import('./competitors/gdThreads.mjs') },
  gdUpdate: { label: 'gd', load: () => import('./competitors/gdUpdate.mjs') },
  gdUpdateOneThread: { label: 'one thread', load: () => import('./competitors/gdUpdate.mjs') },
  gdUpdateThreads: { label: 'gd', load: () => import('./competitors/gdUpdateThreads.mjs') },
  handWrittenTape: { label: 'a tape written by hand', load: () => import('./competitors/handWrittenTape.mjs') },
  handWrittenUpdate: { label: 'a loop written by hand', load: () => import('./competitors/handWrittenUpdate.mjs') },
  jax: { label: 'jax-js', load: () => import('./competitors/jax.mjs') },
  jaxUpdate: { label: 'jax-js', load: () => import('./competitors/jaxUpdate.mjs') },
  mathFunction: { label: 'Math', load: () => import('./competitors/mathFunction.mjs') },
  multiplyAdds: { label: 'multiply-adds in registers', load: () => import('./competitors/multiplyAdds.mjs') },
  pytorch: { label: 'PyTorch' },
  tensorflow: { label: 'TensorFlow.js', load: () => bundled('tensorflow') },
  tensorflowUpdate: { label: 'TensorFlow.js', load: () => bundled('tensorflowUpdate') },
  triad: { label: 'triad', load: () => import('./competitors/triad.mjs') },
};
