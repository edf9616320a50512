import type { ForwardContext, Layer, LayerInit } from '../contracts/layer';
import { inference } from '../contracts/layer';
import type { Weights } from '../contracts/weights';
import { cast } from '../ops/cast';
import { random } from '../random/random';
import { isFloat } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { formatShape, sameShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { checkGradients } from './checkGradients';
import { expectClose } from './expectClose';

/** Options of `checkLayer`. */
export interface CheckLayerOptions {
  /** The shape of one example. */
  readonly inputShape: Shape;
  /** A batch of at least two examples of that shape; random unless given. */
  readonly input?: Tensor;
  /** Shapes of one example that the layer must reject after its `init` for `inputShape`. */
  readonly wrongShapes?: readonly Shape[];
  /** Whether the examples of a batch affect one another. */
  readonly couples?: boolean;
}

/**
 * Checks that a layer keeps its contract: the same seed draws the same weights, the output has the shape that `init`
 * declares, arguments do not change, the same call gives the same output, examples of a batch do not affect one
 * another, wrong shapes are rejected, buffers are set in training only, and every weight has a gradient that agrees
 * with central differences in float64.
 *
 * throws    with a sentence that names what is wrong
 */
export function checkLayer(layer: Layer, options: CheckLayerOptions): void {
  const { inputShape, couples = false, wrongShapes = [] } = options;
  const { weights: drawn, buffers: carried, outputShape } = checkInit(layer, inputShape);
  const x = options.input ?? random(2).normal([3, ...inputShape]);
  const use: ForwardContext = { ...inference, buffers: carried };
  const narrow = layer.forward(drawn, x, use);
  if (isFloat(x.dtype) && narrow.dtype !== x.dtype) {
    throw new Error(`${layer.name}: ${x.dtype} became ${narrow.dtype} — a layer keeps the dtype of its floats`);
  }
  const shape = [x.shape[0]!, ...outputShape];
  if (!sameShape(narrow.shape, shape)) {
    throw new Error(
      `${layer.name}: forward returned ${formatShape(narrow.shape)}, but init declared ${formatShape(shape)}`,
    );
  }
  const weights = wideAll(drawn);
  const buffers = wideAll(carried);
  const wideX = wide(x);
  const contexts: ForwardContext[] = [
    { ...inference, buffers },
    { training: true, rng: random(4), buffers },
  ];
  if (Object.keys(buffers).length > 0) checkNeed(layer, weights, wideX);
  for (const context of contexts) checkPurity(layer, weights, wideX, context);
  if (!couples) checkIndependence(layer, weights, wideX, contexts[0]!);
  for (const wrong of wrongShapes) checkRefusal(layer, drawn, wrong, use);
  for (const context of contexts) checkGradients(layer, weights, wideX, context);
}

function checkInit(layer: Layer, inputShape: Shape): Required<LayerInit> {
  const used = random(1);
  used.next();
  const first = { buffers: {}, ...layer.init(random(1), inputShape) };
  const second = { buffers: {}, ...layer.init(used, inputShape) };
  for (const kind of ['weights', 'buffers'] as const) {
    for (const name of Object.keys(first[kind])) {
      const what = `${layer.name}: the same seed gave two different values of ${name} — draw from rng.split(name)`;
      expectClose((second[kind] as Weights)[name]!, (first[kind] as Weights)[name]!, 0, what);
    }
  }
  for (const name of Object.keys(first.buffers)) {
    if (name in first.weights) {
      throw new Error(`${layer.name}: ${name} is a weight and a buffer — one file stores both, so rename one of them`);
    }
  }
  return first;
}

function checkPurity(layer: Layer, weights: Weights, x: Tensor, context: ForwardContext): void {
  const { buffers = {} } = context;
  const names = ['its input', ...Object.keys(weights), ...Object.keys(buffers)];
  const given = [x, ...Object.values(weights), ...Object.values(buffers)];
  const before = given.map(({ data }) => data.slice());
  const run = (): { out: Tensor; set: Record<string, Tensor> } => {
    const set: Record<string, Tensor> = {};
    const setBuffer = (name: string, value: Tensor): void => {
      set[name] = value;
    };
    return { out: layer.forward(weights, x, { ...context, setBuffer }), set };
  };
  const [first, again] = [run(), run()];
  given.forEach(({ data }, i) => {
    if (data.some((value, k) => !Object.is(value, before[i]![k]))) {
      throw new Error(`${layer.name}: forward changed ${names[i]} — tensors never change; make a new one`);
    }
  });
  expectClose(
    again.out,
    first.out,
    0,
    `${layer.name}: forward gave two results for the same arguments — draw from context.rng.split(name)`,
  );
  for (const [name, value] of Object.entries(first.set)) {
    checkBuffer(layer, name, value, context);
    expectClose(
      again.set[name]!,
      value,
      0,
      `${layer.name}: set a different ${name} the second time — compute it from weights, buffers and x alone`,
    );
  }
}

function checkBuffer({ name: layer }: Layer, name: string, value: Tensor, { training, buffers = {} }: ForwardContext) {
  if (!training) throw new Error(`${layer}: set ${name} outside training — call setBuffer only when context.training`);
  const buffer = buffers[name];
  if (buffer === undefined) {
    throw new Error(`${layer}: set ${name}, which is not among its buffers — init returns the first value of each`);
  }
  if (buffer.dtype === value.dtype && sameShape(buffer.shape, value.shape)) return;
  const [came, wanted] = [value, buffer].map(({ dtype, shape }) => `${dtype}${formatShape(shape)}`);
  throw new Error(`${layer}: set ${name} to ${came} — it is ${wanted}; a buffer keeps shape and dtype`);
}

function checkNeed(layer: Layer, weights: Weights, x: Tensor): void {
  try {
    layer.forward(weights, x, inference);
  } catch {
    return;
  }
  throw new Error(`${layer.name}: forward worked without its buffers — throw when one is missing in context.buffers`);
}

function checkIndependence(layer: Layer, weights: Weights, x: Tensor, use: ForwardContext): void {
  const together = layer.forward(weights, x, use);
  for (let i = 0; i < x.shape[0]!; i++) {
    const alone = layer.forward(weights, example(x, i), use);
    const what = `${layer.name}: example ${i} depends on the others of its batch — declare couples: true?`;
    expectClose(alone, example(together, i), 1e-12, what);
  }
}

function checkRefusal(layer: Layer, weights: Weights, wrong: Shape, use: ForwardContext): void {
  let answer: Tensor;
  try {
    const x = tensor(new Float32Array(2 * sizeOf(wrong)), { shape: [2, ...wrong] });
    answer = layer.forward(weights, x, use);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith(layer.name)) return;
    throw new Error(`${layer.name}: the error for an input of ${formatShape(wrong)} does not begin with its name`, {
      cause: error,
    });
  }
  throw new Error(
    `${layer.name}: accepted a wrong input of ${formatShape(wrong)} and returned ${formatShape(answer.shape)}`,
  );
}

function wideAll(tensors: Weights): Weights {
  return Object.fromEntries(Object.entries(tensors).map(([name, value]) => [name, wide(value)]));
}

function wide(x: Tensor): Tensor {
  return isFloat(x.dtype) ? cast(x, 'float64') : x;
}

function example(x: Tensor, i: number): Tensor {
  const shape = [1, ...x.shape.slice(1)];
  const size = sizeOf(shape);
  return tensor(x.data.slice(i * size, (i + 1) * size), { shape, dtype: x.dtype });
}
