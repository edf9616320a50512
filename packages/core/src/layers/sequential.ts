import type { ForwardContext, Layer } from '../contracts/layer';
import { inference } from '../contracts/layer';
import { located } from '../contracts/layerErrors';
import type { Weights } from '../contracts/weights';
import { formatShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { isTensor, tensor } from '../tensor/tensor';

/** A layer, or a plain function from a batch of examples to another, like `relu`. */
export type SequentialItem = Layer | ((x: Tensor) => Tensor);

/**
 * Puts layers in a row: what one answers, the next is asked.
 *
 *     out = partₙ( … part₁(part₀(x)))
 *
 * Weights are named after their place: `"0.dense/kernel"`; each layer draws from a stream of its place's own, so a layer
 * added at the end changes nothing before it.
 *
 * throws  with the place of the layer in front, when a layer does, or when a part is neither a layer nor a function
 */
export function sequential(...parts: readonly SequentialItem[]): Layer {
  const layers = parts.map(layerOf);
  const paths = layers.map((layer, place) => `${place}.${layer.name}`);
  return {
    name: 'sequential',
    children: layers,
    init(random, inputShape) {
      const weights: Record<string, Tensor> = {};
      let outputShape = inputShape;
      layers.forEach((layer, place) => {
        const path = paths[place]!;
        const begun = within(path, layer, {}, () => layer.init(random.split(path), outputShape));
        for (const [name, weight] of Object.entries(begun.weights)) weights[`${path}/${name}`] = weight;
        outputShape = begun.outputShape;
      });
      return { weights, outputShape };
    },
    forward(weights, x, context = inference) {
      const shares = share(weights, paths);
      return layers.reduce((input, layer, place) => {
        const own = passOf(context, place, paths[place]!);
        return within(paths[place]!, layer, weights, () => layer.forward(shares[place]!, input, own));
      }, x);
    },
  };
}

function layerOf(part: SequentialItem, place: number): Layer {
  if (typeof part === 'function') return fromFunction(part);
  if (typeof part?.init === 'function' && typeof part.forward === 'function') return part;
  throw new TypeError(
    `sequential: part ${place} is ${part === null ? 'null' : typeof part} — a part is a layer, like dense(8), or a function, like relu`,
  );
}

function fromFunction(f: (x: Tensor) => Tensor): Layer {
  return {
    name: f.name || 'function',
    init(_, inputShape) {
      const batch = [2, ...inputShape];
      const size = batch.reduce((product, axis) => product * axis, 1);
      const answer: unknown = f(tensor(new Float32Array(size), { shape: batch }));
      if (!isTensor(answer)) {
        throw new TypeError(
          `answered with ${typeof answer} — a function in a model makes a tensor of a tensor; is it a layer not yet called?`,
        );
      }
      if (answer.shape[0] !== 2) {
        throw new RangeError(
          `makes ${formatShape(answer.shape)} of ${formatShape(batch)} — it must keep the batch axis in front`,
        );
      }
      return { weights: {}, outputShape: answer.shape.slice(1) };
    },
    forward: (_, x) => f(x),
  };
}

/** The pass as one layer sees it: with chance of its own, and its own names for what it leaves. */
function passOf(context: ForwardContext, place: number, path: string): ForwardContext {
  // Mere use needs no chance, and most calls are that.
  if (context === inference) return context;
  const own = { ...context, rng: context.rng.split(place) };
  return context.setBuffer === undefined
    ? own
    : { ...own, setBuffer: (name, value) => context.setBuffer!(`${path}/${name}`, value) };
}

function within<T>(path: string, layer: Layer, weights: Weights, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw located(error, path, layer.name, Object.keys(weights));
  }
}

/** Each layer's own weights under their own names. */
function share(weights: Weights, paths: readonly string[]): Weights[] {
  const shares = paths.map((): Record<string, Tensor> => ({}));
  for (const name of Object.keys(weights)) {
    const place = Number.parseInt(name, 10);
    const path = paths[place];
    if (path !== undefined && name.startsWith(`${path}/`)) shares[place]![name.slice(path.length + 1)] = weights[name]!;
  }
  return shares;
}
