import type { Tensor } from '../tensor/tensor';
import type { ForwardContext } from './layer';
import type { Weights } from './weights';

/** The weights and buffers that a model was given. */
export interface Given {
  readonly weights: Weights;
  readonly buffers: Weights;
}

/**
 * An error from inside a model, whose message begins with the path to the layer that threw it: `2.sequential/0.dense:
 * …`.
 */
export class LayerError extends RangeError {
  constructor(
    readonly path: string,
    readonly complaint: string,
    cause?: unknown,
  ) {
    super(`${path}: ${complaint}`, { cause });
  }
}

/** The error when a layer's weight or buffer is missing; a model around the layer adds its path. */
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
 * Looks up one of a layer's weights.
 *
 * throws    when it is missing; the message names the weights there are
 */
export function weightOf(layer: string, weights: Weights, name: string): Tensor {
  const weight = weights[name];
  if (weight !== undefined) return weight;
  throw new MissingTensorError(layer, 'weights', name, 'were they made for another model?', weights);
}

/**
 * Looks up one of a layer's buffers.
 *
 * throws    when it is missing; the message says what to pass
 */
export function bufferOf(layer: string, { buffers = {} }: ForwardContext, name: string): Tensor {
  return buffers[name] ?? missingBuffer(layer, name, buffers);
}

/** Throws the error for a missing buffer, which says what to pass. */
export function missingBuffer(layer: string, name: string, buffers: Weights): never {
  const advice = 'pass those that init and fit return: predict(model, { weights, buffers }, x)?';
  throw new MissingTensorError(layer, 'buffers', name, advice, buffers);
}

/** The same error as seen from the model around a layer: with the layer's path in front. */
export function located(error: unknown, path: string, layer: string, given: Given): unknown {
  if (error instanceof LayerError) {
    const whole = error.path === layer ? path : `${path}/${error.path}`;
    if (!(error instanceof MissingTensorError)) return new LayerError(whole, error.complaint, error.cause);
    const { kind, tensorName, advice } = error;
    return new MissingTensorError(whole, kind, `${path}/${tensorName}`, advice, given[kind]);
  }
  if (!(error instanceof RangeError || error instanceof TypeError)) return error;
  const own = `${layer}: `;
  const complaint = error.message.startsWith(own) ? error.message.slice(own.length) : error.message;
  return new LayerError(path, complaint, error);
}
