// The step of an optimizer alone, over a million weights.
const size = 1_000_000;
const beta = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const options = {
  adam: { learningRate: 0.1, ...beta },
  adamw: { learningRate: 0.1, ...beta, weightDecay: 0.01 },
  momentum: { learningRate: 0.1, momentum: 0.9 },
  rmsprop: { learningRate: 0.1, decay: 0.9, epsilon: 1e-8 },
  lion: { learningRate: 0.1, beta1: 0.9, beta2: 0.99 },
};
const inTensorflow = ['adam', 'momentum', 'rmsprop'];

const all = Object.keys(options).map((optimizer) => ({
  name: `${optimizer}, 1,000,000 weights`,
  problem: { optimizer, options: options[optimizer], size },
  ours: 'gdUpdate',
  beside: ['handWrittenUpdate', ...(optimizer === 'adam' ? ['triad'] : [])],
  peers: [...(inTensorflow.includes(optimizer) ? ['tensorflowUpdate'] : []), 'jaxUpdate'],
  unit: 'GB/s',
  value: (microseconds, bytes) => bytes / microseconds / 1e3,
  runs: 5,
  bars: [
    { against: 'triad', least: 0.45, aim: 0.55 },
    { against: 'a loop', least: 0.6 },
    { against: 'TensorFlow.js', least: 5 },
    { against: 'jax-js', least: 5 },
  ],
}));

/** The same on two threads, as a training step of this size runs by default. */
const shared = all.map((one) => ({
  ...one,
  name: `${one.name}, two threads`,
  threads: 2,
  ours: 'gdUpdateThreads',
  beside: ['gdUpdateOneThread', ...one.beside],
}));

export const updates = [...all, ...shared];
