import { compile } from '@gd/compile';
import type { Tensor } from '@gd/core';
import { add, dense, mul, random, relu, saveSafetensors, sequential, square, sub, sum, tensor } from '@gd/core';
import { mse } from '@gd/losses';
import type { descend } from '@gd/optim';
import { adam, backpropagation, fullBatch, resolveOptions, sgd } from '@gd/optim';
import { fit, toCheckpoint } from '@gd/train';

/** A call that is right: its arguments, made anew, and how the answer is used where the call alone does nothing. */
export interface Start {
  readonly args: () => readonly unknown[];
  readonly use?: (answer: never) => unknown;
  /** It tells or describes what it is given, whatever that is. */
  readonly takesAnything?: boolean;
  /** NaN is the right answer for some numbers: a logarithm below 0. */
  readonly canBeWild?: boolean;
}

const x = () =>
  tensor([
    [1, 2],
    [3, 4],
  ]);
const int32 = (values: number[]) => tensor(values, { dtype: 'int32' });
const image = () =>
  tensor(
    Array.from({ length: 16 }, (_, i) => i),
    { shape: [1, 4, 4, 1] },
  );
const kernel = () => tensor([1, 2, 3, 4], { shape: [2, 2, 1, 1] });
const model = () => sequential(dense(2), relu, dense(1));
const data = () => ({ inputs: tensor([[0], [1], [2], [3]]), targets: tensor([[0], [1], [2], [3]]) });
const classes = () => ({ name: 'classes', inputs: tensor([[0], [1], [2], [3]]), targets: int32([0, 1, 0, 1]) });
const bowl = (w: Tensor) => square(sub(w, 3));
const trained = () => model().init(random(1), [1]);
const kept = () => ({ weights: trained().weights });
const recipe = () => ({
  data: data(),
  loss: mse,
  optimizer: adam(),
  sampler: fullBatch(),
  epochs: 1,
  seed: 1,
  compiled: false,
});
const weights = () => ({ w: tensor([1, 2]) });
const asked = (schedule: (t: number) => number) => [1, 2, 3].map(schedule);
const initialized = (made: (rng: unknown, shape: readonly number[]) => Tensor) => made(random(1), [2, 2]);
const inits = (layer: { init(rng: unknown, shape: readonly number[]): unknown }) => layer.init(random(1), [4, 4, 1]);
const options = { args: () => [{ learningRate: 0.1 }] };
const wrapped = { args: () => [sgd(), {}] };
const searched = { args: () => [bowl, 1, { target: 1 }] };
const idx = () => Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9);
const { weights: learned, buffers, state, step, epoch, batch, seed, history } = await fit(model(), recipe());
const progress = { weights: learned, buffers, state, step, epoch, batch, seed, history };

const called = <F extends (x: Tensor) => unknown>(f: F): F => {
  f(x());
  return f;
};
const one = (...args: readonly (() => unknown)[]): Start => ({ args: () => args.map((make) => make()) });
const unary = one(x);
const binary = one(x, x);
const reduction: Start = { args: () => [x(), { axis: 0, keepDims: true }] };
const scheduled = (given: object): Start => ({ args: () => [given], use: asked });
const each = (names: string, start: Start) => Object.fromEntries(names.split(' ').map((name) => [name, start]));

/** A right call of every function that a package exports, by entry; an entry of `null` says why there is none. */
export const starts: Readonly<Record<string, Readonly<Record<string, Start | string>>>> = {
  '@gd/core': {
    ...each('abs ceil cos elu erf exp expm1 floor hardSwish hardTanh isFinite isNaN leakyRelu logSigmoid', unary),
    ...each('logicalNot mish neg relu relu6 round selu sigmoid sign silu sin softplus softsign square', unary),
    ...each('stopGradient tanh toArray format', unary),
    ...each(
      'add equal greater greaterEqual less lessEqual logicalAnd logicalOr matmul maximum minimum mul notEqual',
      binary,
    ),
    ...each('pow sub', binary),
    ...each('argMax argMin', { args: () => [x(), { axis: 0, keepDims: true }] }),
    ...each('max mean min prod sum variance', reduction),
    ...each('logSoftmax logSumExp softmax', { args: () => [x(), { axis: 0 }] }),
    ...each('glorotNormal glorotUniform heNormal heUniform lecunNormal lecunUniform', {
      args: () => [random(1), [2, 3]],
    }),
    ...each('grad valueAndGrad recordTape', {
      args: () => [(w: Tensor) => sum(square(w))],
      use: (f: (w: unknown) => unknown) => f(x()),
    }),
    ...each('log log1p reciprocal sqrt', { ...unary, canBeWild: true }),
    div: { ...binary, canBeWild: true },
    isTensor: { ...unary, takesAnything: true },
    arange: { args: () => [0, 5, 2] },
    averagePooling2d: { args: () => [2, { stride: 1, padding: 'same' }], use: inits },
    avgPool2d: { args: () => [image(), 2, { stride: 1, padding: 'same' }] },
    batchNorm: { args: () => [{ epsilon: 1e-3, momentum: 0.1 }] },
    broadcastTo: { args: () => [x(), [2, 2, 2]] },
    cast: { args: () => [x(), 'float64'] },
    clamp: { args: () => [x(), 1, 2] },
    concat: { args: () => [[x(), x()], 1] },
    constant: { args: () => [0.5], use: initialized },
    conv2d: { args: () => [image(), kernel(), { stride: 1, padding: 'same', dilation: 1, groups: 1 }] },
    convolution2d: { args: () => [2, 3, { bias: true, padding: 'same' }], use: inits },
    dense: { args: () => [2, { bias: true, kernelInitializer: (_: never, shape: never) => tensor(0.1, { shape }) }] },
    dropout: { args: () => [0.5] },
    embedding: { args: () => [5, 2, {}] },
    expandDims: { args: () => [x(), 1] },
    eye: { args: () => [3, 'float32'] },
    flatten: { args: () => [] },
    flip: { args: () => [x(), 0] },
    frozen: { args: () => [dense(2)] },
    full: { args: () => [[2, 2], 7, 'float32'] },
    gather: { args: () => [x(), int32([0, 1]), 1] },
    gelu: { args: () => [x(), { approximate: true }] },
    globalAveragePool2d: one(image),
    item: { args: () => [tensor(3)] },
    layerNorm: { args: () => [{ epsilon: 1e-3 }] },
    linspace: { args: () => [0, 1, 5] },
    loadSafetensors: { args: () => [saveSafetensors({ w: x() })] },
    maxPool2d: { args: () => [image(), 2, { stride: 1, padding: 'same' }] },
    maxPooling2d: { args: () => [2, { stride: 1, padding: 'same' }], use: inits },
    normal: { args: () => [{ mean: 0, deviation: 1 }], use: initialized },
    oneHot: { args: () => [int32([0, 1]), 3] },
    ones: { args: () => [[2, 2], 'float32'] },
    orthogonal: { args: () => [{ gain: 1 }], use: initialized },
    pad: {
      args: () => [
        x(),
        [
          [1, 1],
          [0, 2],
        ],
        0,
      ],
    },
    random: { args: () => [42], use: (rng: ReturnType<typeof random>) => rng.split('a').normal([2]) },
    reshape: { args: () => [x(), [4]] },
    saveSafetensors: { args: () => [{ w: x() }, { note: 'hi' }] },
    scatterAdd: { args: () => [x(), int32([0, 1]), 3, 0] },
    sequential: {
      args: () => [dense(2), relu],
      use: (made: ReturnType<typeof sequential>) => made.init(random(1), [1]),
    },
    slice: { args: () => [x(), [0, 1], [2, 2]] },
    splitTensors: { args: () => [model(), [1], trained().weights] },
    squeeze: { args: () => [tensor([[1, 2]]), 0] },
    stack: { args: () => [[x(), x()], 1] },
    summary: { args: () => [model(), [1]] },
    tensor: { args: () => [[1, 2, 3, 4], { shape: [2, 2], dtype: 'float32' }] },
    transpose: { args: () => [x(), [1, 0]] },
    uniform: { args: () => [{ low: 0, high: 1 }], use: initialized },
    where: { args: () => [x(), x(), x()] },
    zeros: { args: () => [[2, 2], 'float32'] },
  },
  '@gd/core/extend': {
    ...each('bernoulliDrawing', { args: () => [[2], 0.5] }),
    ...each('normalDrawing uniformDrawing', { args: () => [[2], {}] }),
    argMaxPool2d: { args: () => [image(), 2, { stride: 1 }] },
    avgPool2dGrad: { args: () => [tensor([1, 2, 3, 4], { shape: [1, 2, 2, 1] }), [1, 4, 4, 1], 2, {}] },
    conv2dInputGrad: {
      args: () => [tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], { shape: [1, 3, 3, 1] }), kernel(), [1, 4, 4, 1], {}],
    },
    conv2dKernelGrad: {
      args: () => [image(), tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], { shape: [1, 3, 3, 1] }), [2, 2, 1, 1], {}],
    },
    checkTensor: { ...unary, args: () => ['mse', 'targets', x()], takesAnything: true },
    describe: { ...unary, takesAnything: true },
    ...each(
      'DenseTensor aSchedule aThing apply check checkShape checkStreamName drawAt formatShape inOurWords isOf isRecord isRecording isShape oneOf portableLog positionOf promote readOptions readiness sameShape scalar setRecording setTracer sizeOf skipAt splitAt splitCounters testOf tokenOf warnOnce',
      'a part of the checks or of the tracer: its caller has checked' as never,
    ),
  },
  '@gd/losses': {
    binaryCrossEntropy: {
      args: () => [tensor([0.2, 0.7]), tensor([0, 1]), { fromLogits: false, positiveWeight: 2, reduction: 'sum' }],
    },
    crossEntropy: {
      args: () => [x(), int32([0, 1]), { labelSmoothing: 0.1, classWeights: [1, 2], ignoreClass: 3, reduction: 'sum' }],
    },
    huber: { args: () => [x(), x(), { delta: 1, reduction: 'mean' }] },
    mae: { args: () => [x(), x(), { reduction: 'mean' }] },
    mse: { args: () => [x(), x(), { reduction: 'mean' }] },
  },
  '@gd/optim': {
    ...each(
      'adabelief adadelta adafactor adagrad adam adamax adamw adan asgd lamb lars lion nadam novograd radam rmsprop',
      options,
    ),
    ...each('rprop sgd signSgd yogi', options),
    ...each(
      'adaptiveClip clipByGlobalNorm clipByNorm clipByValue decoupledWeightDecay ema gradientNoise l2 lookahead',
      wrapped,
    ),
    ...each('centralizeGradients skipNonFinite', { args: () => [sgd()] }),
    ...each('cmaEs lbfgs nelderMead randomSearch spsa', searched),
    accumulate: { args: () => [2] },
    applyUpdates: { args: () => [weights(), weights()] },
    backpropagation: {
      args: () => [(w: { w: Tensor }) => ({ loss: sum(w.w) })],
      use: (of: (w: unknown, c: unknown) => unknown) => of(weights(), {}),
    },
    cosine: scheduled({ from: 1, to: 0, steps: 10 }),
    cosineRestarts: scheduled({ from: 1, to: 0, steps: 10, stretch: 2 }),
    declareOptions: 'a part of the checks: an optimizer calls it',
    descend: {
      args: () => [bowl, 1, sgd(), { seed: 1 }],
      use: (steps: ReturnType<typeof descend>) => [steps.next().value, steps.next().value],
    },
    exponential: scheduled({ from: 1, rate: 0.9 }),
    freeze: { args: () => [sgd(), (name: string) => name === 'w'] },
    fullBatch: { args: () => [] },
    gradientStep: {
      args: () => [
        { objective: (w: { w: Tensor }) => ({ loss: sum(w.w) }), optimizer: sgd(), gradient: backpropagation },
      ],
    },
    inverseSquareRoot: scheduled({ peak: 1, steps: 10 }),
    join: { args: () => [[0.1, 3], 0.2], use: asked },
    linear: scheduled({ from: 1, to: 0, steps: 10 }),
    miniBatch: {
      args: () => [2],
      use: (sampler: { batches(n: number, rng: unknown): Iterable<unknown> }) => [...sampler.batches(4, random(1))],
    },
    minimize: { args: () => [bowl, 1, sgd({ learningRate: 0.1 }), { steps: 3, target: 1 }] },
    modelObjective: { args: () => [model(), mse] },
    oneCycle: scheduled({ peak: 1, steps: 10 }),
    optimizerStep: {
      args: () => [sgd()],
      use: (step: (input: object) => unknown) =>
        step({
          grads: weights(),
          weights: weights(),
          state: sgd().init(weights()),
          options: resolveOptions(sgd().options, 1),
          t: 1,
        }),
    },
    partition: { args: () => [() => 'a', { a: sgd() }], use: (made: ReturnType<typeof sgd>) => made.init(weights()) },
    perWeight: {
      args: () => [
        {
          name: 'mine',
          options: {},
          init: () => ({}),
          step: ({ grad, state }: { grad: Tensor; state: object }) => ({ update: grad, state }),
        },
      ],
    },
    plateau: { args: () => [[3, 2, 1], { from: 1 }], use: asked },
    polynomial: scheduled({ from: 1, to: 0, steps: 10, power: 2 }),
    resolveOptions: { args: () => [{ learningRate: 0.1 }, 1] },
    sam: { args: () => [{ radius: 0.05 }] },
    stepDecay: scheduled({ from: 1, factor: 0.1, every: 3 }),
    stochastic: { args: () => [] },
    warmUp: { args: () => [0.1, { steps: 3 }], use: asked, canBeWild: true },
  },
  '@gd/optim/test-functions': { point: { args: () => [{ x: 1 }] }, ravine: { args: () => [25] } },
  '@gd/data': {
    batches: {
      args: () => [data(), { size: 2, seed: 1, epoch: 0, last: 'keep' }],
      use: (made: Iterable<unknown>) => [...made],
    },
    checkDataset: 'a part of the checks: its caller passes its own name',
    ...each('blobs circles line moons spirals xor', { args: () => [{ count: 8, noise: 0.1, seed: 1 }] }),
    ...each('digits iris', { args: () => [] }),
    mnist: 'reads four files of 55 MB: its options are those of readIdx',
    normalize: one(x),
    readIdx: one(idx),
    standardize: one(x),
    take: { args: () => [data(), Int32Array.of(0, 1)] },
    trainTestSplit: {
      args: () => [
        { inputs: classes().inputs, targets: classes().targets },
        { test: 0.5, seed: 1, stratify: true },
      ],
    },
  },
  '@gd/train': {
    NotFiniteError: 'an error',
    accuracy: { args: () => [x(), int32([0, 1])] },
    binaryAccuracy: { args: () => [tensor([0.2, 0.7]), tensor([0, 1]), { threshold: 0.5 }] },
    confusionMatrix: { args: () => [x(), int32([0, 1])] },
    earlyStopping: { args: () => [{ patience: 3 }] },
    evaluate: { args: () => [model(), kept(), data(), { loss: mse, metrics: {} }] },
    findLearningRate: { args: () => [model(), { data: data(), loss: mse, optimizer: sgd(), steps: 10 }] },
    fit: { args: () => [model(), recipe()] },
    fromCheckpoint: { args: () => [toCheckpoint(progress)] },
    predict: { args: () => [model(), kept(), data().inputs, { batchSize: 2 }] },
    toCheckpoint: { args: () => [progress] },
    trainStep: { args: () => [{ model: model(), loss: mse, optimizer: sgd(), data: data(), seed: 1 }] },
  },
  '@gd/train/terminal': { progressBar: { args: () => [{}] } },
  '@gd/compile': {
    Handle: 'made by compile alone',
    TraceError: 'an error',
    ...each('hasRelaxedSimd hasSimd', { args: () => [] }),
    compile: { args: () => [(a: Tensor) => mul(a, 2), {}], use: (f: (a: Tensor) => unknown) => f(x()) },
    explain: { args: () => [called(compile((a: Tensor) => add(a, 1)))] },
    hostScalars: 'a helper of backends: the compiler calls it',
    ...each('read readSync', { ...unary, takesAnything: true }),
  },
  '@gd/optim-muon': { muon: options },
  '@gd/optim-prodigy': { prodigy: options },
  '@gd/optim-schedule-free': { ...each('scheduleFreeAdamw scheduleFreeSgd', options) },
  '@gd/create-optimizer': {
    createOptimizer: 'writes files: its command line is tested with its options',
    parseOption: { args: () => ['decay=0.9'] },
  },
};
