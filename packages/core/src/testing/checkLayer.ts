import type { ForwardContext, Layer } from '../contracts/layer';
import { inference } from '../contracts/layer';
import { statistics } from '../contracts/statistics';
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

/** What `checkLayer` tries a layer on. */
export interface CheckLayerOptions {
  /** The shape of one example. */
  readonly inputShape: Shape;
  /** A batch of at least two examples of that shape; drawn by chance unless given. */
  readonly input?: Tensor;
  /** Shapes of one example that the layer must refuse once it was begun for `inputShape`. */
  readonly wrongShapes?: readonly Shape[];
  /** Declares that the examples of a batch affect one another. */
  readonly couples?: boolean;
}

/**
 * Proves that a layer keeps its contract: it begins the same for the same seed, answers with the shape it promised,
 * changes nothing it was given, does the same twice, keeps the examples of a batch apart, refuses wrong shapes, and every
 * weight has a gradient that agrees with central differences in float64 — but for running statistics, which must have none.
 *
 * throws  with a sentence that names what is broken
 */
export function checkLayer(layer: Layer, options: CheckLayerOptions): void {
  const { inputShape, couples = false, wrongShapes = [] } = options;
  const { weights: drawn, outputShape } = begin(layer, inputShape);
  const x = options.input ?? random(2).normal([3, ...inputShape]);
  const training: ForwardContext = { training: true, rng: random(4) };
  const narrow = layer.forward(drawn, x);
  if (isFloat(x.dtype) && narrow.dtype !== x.dtype) {
    throw new Error(`${layer.name}: ${x.dtype} became ${narrow.dtype} — a layer keeps the dtype of its floats`);
  }
  const shape = [x.shape[0]!, ...outputShape];
  if (!sameShape(narrow.shape, shape)) {
    throw new Error(`${layer.name}: forward answers ${formatShape(narrow.shape)}, init promised ${formatShape(shape)}`);
  }
  const weights = Object.fromEntries(Object.entries(drawn).map(([name, weight]) => [name, wide(weight)]));
  const wideX = wide(x);
  checkPurity(layer, weights, wideX, inference);
  checkPurity(layer, weights, wideX, training);
  if (!couples) checkIndependence(layer, weights, wideX);
  for (const wrong of wrongShapes) checkRefusal(layer, drawn, wrong);
  checkGradients(layer, weights, wideX, inference);
  checkGradients(layer, weights, wideX, training);
}

function begin(layer: Layer, inputShape: Shape): ReturnType<Layer['init']> {
  const used = random(1);
  used.next();
  const first = layer.init(random(1), inputShape);
  const second = layer.init(used, inputShape);
  for (const name of Object.keys(first.weights)) {
    const what = `${layer.name}: the same seed began ${name} twice, differently — draw from random.split(name)`;
    expectClose(second.weights[name]!, first.weights[name]!, 0, what);
  }
  return first;
}

function checkPurity(layer: Layer, weights: Weights, x: Tensor, context: ForwardContext): void {
  const given = [x, ...Object.values(weights)];
  const before = given.map(({ data }) => data.slice());
  const { bufferUpdates: left, setBuffer } = statistics(weights);
  const first = layer.forward(weights, x, { ...context, setBuffer });
  const once = { ...left };
  const again = layer.forward(weights, x, { ...context, setBuffer });
  given.forEach(({ data }, i) => {
    if (data.some((value, k) => !Object.is(value, before[i]![k]))) {
      const what = i === 0 ? 'its input' : Object.keys(weights)[i - 1];
      throw new Error(`${layer.name}: forward changed ${what} — tensors never change; make a new one`);
    }
  });
  expectClose(again, first, 0, `${layer.name}: forward of the same differs — draw from context.rng.split(name)`);
  if (!context.training && Object.keys(left).length > 0) {
    throw new Error(
      `${layer.name}: left ${Object.keys(left).join(', ')} in mere use — leave only when context.training`,
    );
  }
  for (const [name, value] of Object.entries(once)) {
    expectClose(
      left[name]!,
      value,
      0,
      `${layer.name}: left another ${name} the second time — go by weights and x alone`,
    );
  }
}

function checkIndependence(layer: Layer, weights: Weights, x: Tensor): void {
  const together = layer.forward(weights, x);
  for (let i = 0; i < x.shape[0]!; i++) {
    const alone = layer.forward(weights, example(x, i));
    const what = `${layer.name}: example ${i} depends on the others of its batch — declare couples: true?`;
    expectClose(alone, example(together, i), 1e-12, what);
  }
}

function checkRefusal(layer: Layer, weights: Weights, wrong: Shape): void {
  let answer: Tensor;
  try {
    answer = layer.forward(weights, tensor(new Float32Array(2 * sizeOf(wrong)), { shape: [2, ...wrong] }));
  } catch (error) {
    if (error instanceof Error && error.message.startsWith(layer.name)) return;
    throw new Error(`${layer.name}: the error for an input of ${formatShape(wrong)} does not begin with its name`, {
      cause: error,
    });
  }
  throw new Error(
    `${layer.name}: took a wrong input of ${formatShape(wrong)} and answered ${formatShape(answer.shape)}`,
  );
}

function wide(x: Tensor): Tensor {
  return isFloat(x.dtype) ? cast(x, 'float64') : x;
}

function example(x: Tensor, i: number): Tensor {
  const shape = [1, ...x.shape.slice(1)];
  const size = sizeOf(shape);
  return tensor(x.data.slice(i * size, (i + 1) * size), { shape, dtype: x.dtype });
}
