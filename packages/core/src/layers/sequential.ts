import { aFunction, check, isOf } from '../check/check';
import { describe } from '../check/describe';
import type { ForwardContext, Layer, Model } from '../contracts/layer';
import { aLayer, inference } from '../contracts/layer';
import type { Given } from '../contracts/layerErrors';
import { located } from '../contracts/layerErrors';
import type { Weights } from '../contracts/weights';
import { checkShape, formatShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { isTensor, tensor } from '../tensor/tensor';

const none = { weights: {}, buffers: {} };

/** A layer, or a plain function from one batch of examples to another, like `relu`. */
export type SequentialItem = Layer | ((x: Tensor) => Tensor);

/**
 * A model that applies layers in order: each gets the output of the previous one.
 *
 *     out = itemₙ( … item₁(item₀(x)))
 *
 * The names of weights and buffers begin with their layer's index and name: `"0.dense/kernel"`, `"1.batchNorm/mean"`.
 * Each layer has its own stream of random numbers, so a layer added at the end changes nothing before it.
 *
 * throws    when a layer throws (the message begins with the layer's index), when a weight and a buffer have the same
 *           name, or when an item is neither a layer nor a function
 */
export function sequential(...items: readonly SequentialItem[]): Model {
  const layers = items.map(layerOf);
  const paths = layers.map((layer, index) => `${index}.${layer.name}`);
  return {
    name: 'sequential',
    children: layers,
    init(rng, inputShape) {
      const weights: Record<string, Tensor> = {};
      const buffers: Record<string, Tensor> = {};
      let outputShape = checkShape('sequential', inputShape);
      layers.forEach((layer, index) => {
        const path = paths[index]!;
        within(path, layer, none, () => {
          const made = layer.init(rng.split(path), outputShape);
          for (const [name, weight] of Object.entries(made.weights)) weights[`${path}/${name}`] = weight;
          for (const [name, buffer] of Object.entries(made.buffers ?? {})) {
            if (name in made.weights) {
              throw new RangeError(`a weight "${name}" and a buffer "${name}" — rename one: a file has both`);
            }
            buffers[`${path}/${name}`] = buffer;
          }
          outputShape = made.outputShape;
        });
      });
      return { weights, buffers, outputShape };
    },
    forward(weights, x, context = inference) {
      const { buffers = {} } = context;
      const given = { weights, buffers };
      const shares = share(weights, paths);
      const bufferShares = share(buffers, paths);
      return layers.reduce((input, layer, index) => {
        const own = contextOf(context, index, paths[index]!, bufferShares[index]!);
        return within(paths[index]!, layer, given, () => layer.forward(shares[index]!, input, own));
      }, x);
    },
  };
}

function layerOf(item: SequentialItem, index: number): Layer {
  if (isOf(aFunction, item)) return fromFunction(item as (x: Tensor) => Tensor);
  return check(`sequential: item ${index}`, item as Layer, aLayer, ', or a function, like relu');
}

function fromFunction(f: (x: Tensor) => Tensor): Layer {
  return {
    name: f.name || 'function',
    init(_, inputShape) {
      const batch = [2, ...inputShape];
      const answer: unknown = f(tensor(new Float32Array(sizeOf(batch)), { shape: batch }));
      if (!isTensor(answer)) {
        throw new TypeError(`returned ${describe(answer)} — wanted a tensor; is it a layer not yet called?`);
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

/** The context for one layer: with its own random numbers, and its own names for its buffers. */
function contextOf(context: ForwardContext, index: number, path: string, buffers: Weights): ForwardContext {
  // most calls end here: nothing is drawn, and splitting a stream costs time
  if (context === inference) return context;
  const { setBuffer } = context;
  return {
    ...context,
    rng: context.rng.split(index),
    buffers,
    setBuffer: setBuffer && ((name, value) => setBuffer(`${path}/${name}`, value)),
  };
}

function within<T>(path: string, layer: Layer, given: Given, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw located(error, path, layer.name, given);
  }
}

/** Sorts tensors by layer, each under the name that its layer knows. */
function share(tensors: Weights, paths: readonly string[]): Weights[] {
  const shares = paths.map((): Record<string, Tensor> => ({}));
  for (const name of Object.keys(tensors)) {
    const index = Number.parseInt(name, 10);
    const path = paths[index];
    if (path !== undefined && name.startsWith(`${path}/`)) shares[index]![name.slice(path.length + 1)] = tensors[name]!;
  }
  return shares;
}
