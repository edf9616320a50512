const bundled = async (contender) => (await import('./bundled.mjs')).bundled(contender);

/**
 * Who can be measured, one file each, loaded when first asked for. A contender's file exports `make(problem)`, ready to
 * run, which answers with
 *
 *     run()      does the work once; may answer with the number that all contenders must agree on (the loss)
 *     answer()   that number, where reading it is no part of the work
 *     restart()  goes back to where it began; needed where running on would change the work
 *     amount     how much one run does, where the unit is a rate or a share
 *     notes      other figures to show
 */
export const contenders = {
  gd: { label: 'gd', load: () => import('./contenders/gd.mjs') },
  gdEager: { label: 'gd, eager', load: () => import('./contenders/gdEager.mjs') },
  gdEmit: { label: 'gd', load: () => import('./contenders/gdEmit.mjs') },
  gdFunction: { label: 'gd', load: () => import('./contenders/gdFunction.mjs') },
  gdMatmul: { label: 'gd', load: () => import('./contenders/gdMatmul.mjs') },
  gdOneThread: { label: 'one thread', load: () => import('./contenders/gd.mjs') },
  gdThreads: { label: 'gd', load: () => import('./contenders/gdThreads.mjs') },
  gdUpdate: { label: 'gd', load: () => import('./contenders/gdUpdate.mjs') },
  gdUpdateOneThread: { label: 'one thread', load: () => import('./contenders/gdUpdate.mjs') },
  gdUpdateThreads: { label: 'gd', load: () => import('./contenders/gdUpdateThreads.mjs') },
  handWrittenTape: { label: 'a tape written by hand', load: () => import('./contenders/handWrittenTape.mjs') },
  handWrittenUpdate: { label: 'a loop written by hand', load: () => import('./contenders/handWrittenUpdate.mjs') },
  jax: { label: 'jax-js', load: () => import('./contenders/jax.mjs') },
  jaxUpdate: { label: 'jax-js', load: () => import('./contenders/jaxUpdate.mjs') },
  mathFunction: { label: 'Math', load: () => import('./contenders/mathFunction.mjs') },
  multiplyAdds: { label: 'multiply-adds in registers', load: () => import('./contenders/multiplyAdds.mjs') },
  pytorch: { label: 'PyTorch' },
  tensorflow: { label: 'TensorFlow.js', load: () => bundled('tensorflow') },
  tensorflowUpdate: { label: 'TensorFlow.js', load: () => bundled('tensorflowUpdate') },
  triad: { label: 'triad', load: () => import('./contenders/triad.mjs') },
};
