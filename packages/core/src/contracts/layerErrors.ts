import type { Tensor } from '../tensor/tensor';
import type { ForwardContext } from './layer';
import type { Weights } from './weights';

/** The weights and buffers that a model was given. */
export interface Given {
  readonly weights: Weights;
  readonly buffers: Weights;
}

/** A complaint from inside a model, with the path to the layer that made it: `2.sequential/0.dense: …`. */
export class LayerError extends RangeError {
  constructor(
    readonly path: string,
    readonly complaint: string,
    cause?: unknown,
  ) {
    super(`${path}: ${complaint}`, { cause });
  }
}

/** The error of a layer that is missing a weight or a buffer; a model around it adds the layer's path. */
export class MissingTensorError extends LayerError {
  constructor(
    path: string,
    readonly kind: keyof Given,
    readonly tensorName: string,
    readonly advice: string,
    tensors: Weights,
  ) {
    const names = Object.keys(tensors);
    const shown = names.slice(0, 8).map((name) => `"${name}"`);
    if (names.length > 8) shown.push('…');
    super(path, `"${tensorName}" is not in ${kind} — there are ${shown.join(', ') || 'none'}; ${advice}`);
  }
}

/**
 * One of a layer's weights.
 *
 * throws    when it is missing, naming those that are there
 */
export function weightOf(layer: string, weights: Weights, name: string): Tensor {
  const weight = weights[name];
  if (weight !== undefined) return weight;
  throw new MissingTensorError(layer, 'weights', name, 'were they made for another model?', weights);
}

/**
 * One of a layer's buffers.
 *
 * throws    when it is missing, saying what to pass
 */
export function bufferOf(layer: string, { buffers = {} }: ForwardContext, name: string): Tensor {
  return buffers[name] ?? missingBuffer(layer, name, buffers);
}

/** Throws that a buffer is missing, and says what to pass. */
export function missingBuffer(layer: string, name: string, buffers: Weights): never {
  const advice = 'pass those that init and fit answer with: predict(model, { weights, buffers }, x)?';
  throw new MissingTensorError(layer, 'buffers', name, advice, buffers);
}

/** The same error as seen from the model around a layer: with the layer's path in front. */
export function located(error: unknown, path: string, layer: string, given: Given): unknown {
  const inner = (errorPath: string): string => (errorPath === layer ? path : `${path}/${errorPath}`);
  if (error instanceof MissingTensorError) {
    const { kind, tensorName, advice } = error;
    return new MissingTensorError(inner(error.path), kind, `${path}/${tensorName}`, advice, given[kind]);
  }
  if (error instanceof LayerError) return new LayerError(inner(error.path), error.complaint, error.cause);
  if (!(error instanceof RangeError || error instanceof TypeError)) return error;
  const own = `${layer}: `;
  const complaint = error.message.startsWith(own) ? error.message.slice(own.length) : error.message;
  return new LayerError(path, complaint, error);
}

/**
 * Checks a count: 1, 2, 3 …
 *
 * throws    otherwise
 */
export function checkPositiveInteger(name: string, what: string, count: number): number {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`${name}: ${what} ${String(count)} — it must be a whole number of at least 1`);
  }
  return count;
}
