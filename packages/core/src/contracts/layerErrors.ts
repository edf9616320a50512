import type { Tensor } from '../tensor/tensor';
import type { ForwardContext } from './layer';
import type { Weights } from './weights';

const shown = 8;
const advice = {
  weights: 'were they made for another model?',
  buffers: 'pass those that init and fit answer with: predict(model, { weights, buffers }, x)?',
};

/** The names of all the weights and buffers that a layer was given. */
interface Given {
  readonly weights: readonly string[];
  readonly buffers: readonly string[];
}

/** The error of a layer that is missing a weight or a buffer; a model around it adds the layer's path. */
export class MissingTensorError extends RangeError {
  constructor(
    readonly path: string,
    readonly kind: keyof Given,
    readonly tensorName: string,
    names: readonly string[],
  ) {
    const listed = names.slice(0, shown).map((name) => JSON.stringify(name));
    const more = names.length > shown ? `, … (${names.length} in all)` : '';
    const have = names.length === 0 ? 'they are empty' : `they have ${listed.join(', ')}${more}`;
    super(`${path}: ${JSON.stringify(tensorName)} is not in ${kind} — ${have}; ${advice[kind]}`);
  }
}

/**
 * One of a layer's weights.
 *
 * throws    when it is missing, naming those that are there
 */
export function weightOf(layer: string, weights: Weights, name: string): Tensor {
  return weights[name] ?? missing(layer, 'weights', name, weights);
}

/**
 * One of a layer's buffers.
 *
 * throws    when it is missing, saying what to pass
 */
export function bufferOf(layer: string, { buffers = {} }: ForwardContext, name: string): Tensor {
  return buffers[name] ?? missing(layer, 'buffers', name, buffers);
}

function missing(layer: string, kind: keyof Given, name: string, tensors: Weights): never {
  throw new MissingTensorError(layer, kind, name, Object.keys(tensors));
}

/** A complaint from inside a model, with the path to the layer that made it: `2.sequential/0.dense: …`. */
export class LayerError extends RangeError {
  constructor(
    readonly path: string,
    readonly complaint: string,
    cause: unknown,
  ) {
    super(`${path}: ${complaint}`, { cause });
  }
}

/** The same error as seen from the model around a layer: with the layer's path in front. */
export function located(error: unknown, path: string, layer: string, given: Given): unknown {
  const inner = (errorPath: string): string => (errorPath === layer ? path : `${path}/${errorPath}`);
  if (error instanceof MissingTensorError) {
    const { kind, tensorName } = error;
    return new MissingTensorError(inner(error.path), kind, `${path}/${tensorName}`, given[kind]);
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
