// Whole training steps (forward, backward and Adam), and the time until the first loss.
const plain = { variant: 'plain' };
const relaxed = { variant: 'relaxed' };
const peers = ['pytorch', 'tensorflow', 'jax'];
const unit = 'µs a step';

const xor = { inputs: [0, 0, 0, 1, 1, 0, 1, 1], targets: [0, 1, 1, 0], input: [2], batch: 4, loss: 'mse' };
const tiny = { ...xor, layers: [{ dense: 8, activation: 'tanh' }, { dense: 1 }] };
const digits = (batch, ...hidden) => ({
  input: [784],
  batch,
  layers: [...hidden.map((units) => ({ dense: units, activation: 'relu' })), { dense: 10 }],
  loss: 'crossEntropy',
});
const images = {
  input: [28, 28, 1],
  batch: 32,
  layers: [
    { convolution: 8, size: 5, activation: 'relu' },
    { pool: 2 },
    { convolution: 16, size: 5, activation: 'relu' },
    { pool: 2 },
    { flatten: true },
    { dense: 10 },
  ],
  loss: 'crossEntropy',
};
const deep = {
  input: [48],
  batch: 32,
  layers: Array.from({ length: 25 }, () => ({ dense: 48, activation: 'relu' })),
  loss: 'mse',
};
/** Our two threads, compared with our single thread. */
const onTwoThreads = {
  threads: 2,
  ours: 'gdThreads',
  beside: ['gdOneThread'],
  unit,
  bars: [{ against: 'one thread', most: 0.65, aim: 0.55 }],
};

export const networks = [
  {
    name: 'net 2-8-1, batch 4',
    problem: tiny,
    ours: 'gd',
    peers,
    unit,
    bars: [
      { most: 0.4, aim: 0.2 },
      { against: 'PyTorch', most: 1 / 700 },
      { against: 'TensorFlow.js', most: 1 / 1500 },
      { against: 'jax-js', most: 1 / 1500 },
    ],
  },
  {
    name: 'net 2-8-1, batch 4, eager',
    problem: { ...tiny, backend: 'cpu' },
    ours: 'gdEager',
    beside: ['handWrittenTape'],
    peers: ['pytorch', 'tensorflow'],
    unit,
    bars: [],
  },
  {
    name: '784-128-10, batch 64',
    problem: digits(64, 128),
    ours: 'gd',
    peers,
    unit,
    bars: [
      { against: 'PyTorch', most: 0.9, aim: 0.8, ...relaxed },
      { against: 'PyTorch', most: 1.15, aim: 1, ...plain },
      { against: 'TensorFlow.js', most: 1 / 9, aim: 1 / 13 },
      { against: 'jax-js', most: 1 / 12, aim: 1 / 18 },
    ],
  },
  {
    name: '784-128-10, batch 64, two threads',
    problem: digits(64, 128),
    ...onTwoThreads,
  },
  {
    name: '784-128-10, batch 1',
    problem: digits(1, 128),
    ours: 'gd',
    peers,
    unit,
    bars: [{ against: 'PyTorch', most: 0.3, aim: 0.18 }],
  },
  {
    name: '784-256-128-10, batch 128',
    problem: digits(128, 256, 128),
    ours: 'gd',
    peers,
    unit,
    bars: [{ against: 'PyTorch', most: 1.15, aim: 0.95, ...relaxed }],
  },
  {
    name: '784-256-128-10, batch 128, two threads',
    problem: digits(128, 256, 128),
    ...onTwoThreads,
  },
  {
    name: 'MNIST CNN, batch 32',
    problem: images,
    ours: 'gd',
    peers: ['pytorch', 'tensorflow'],
    cannot: { tensorflow: 'Conv2DBackpropFilter' },
    runs: 3,
    unit,
    bars: [{ against: 'PyTorch', most: 1.6, aim: 1.2, ...relaxed }],
  },
  {
    name: '25 layers of 48, batch 32',
    problem: deep,
    ours: 'gd',
    isAcross: true,
    peers,
    unit,
    bars: [{ against: 'Node 24', most: 1.3, aim: 1.05, engine: 'Node 20', ...relaxed }],
  },
  {
    name: '25 layers of 48: writing the program',
    problem: deep,
    ours: 'gdEmit',
    unit: 'ms',
    value: (microseconds) => microseconds / 1e3,
    runs: 0,
    bars: [{ most: 10, aim: 4 }],
  },
  ...[
    ['net 2-8-1', tiny, 8],
    ['784-128-10', digits(64, 128), 30],
  ].map(([name, problem, most]) => ({
    name: `${name}: from nothing to the first loss`,
    problem,
    ours: 'gd',
    peers,
    isCold: true,
    unit: 'ms',
    value: (microseconds) => microseconds / 1e3,
    bars: [{ most }],
  })),
];
