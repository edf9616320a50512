import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

const shown = 8;

/** What a layer throws that does not find a weight; a model around it adds where the layer stands. */
export class MissingWeightError extends RangeError {
  constructor(
    readonly path: string,
    readonly weight: string,
    names: readonly string[],
  ) {
    const listed = names.slice(0, shown).map((name) => JSON.stringify(name));
    const more = names.length > shown ? `, … (${names.length} in all)` : '';
    const have = names.length === 0 ? 'they are empty' : `they have ${listed.join(', ')}${more}`;
    super(`${path}: ${JSON.stringify(weight)} is not in weights — ${have}; were they made for another model?`);
  }
}

/**
 * One of a layer's weights.
 *
 * throws  when it is not there, naming those that are
 */
export function weightOf(layer: string, weights: Weights, name: string): Tensor {
  const weight = weights[name];
  if (weight === undefined) throw new MissingWeightError(layer, name, Object.keys(weights));
  return weight;
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

/** The same error as seen from the model around a layer: the layer's place comes in front. */
export function located(error: unknown, path: string, layer: string, names: readonly string[]): unknown {
  const inner = (errorPath: string): string => (errorPath === layer ? path : `${path}/${errorPath}`);
  if (error instanceof MissingWeightError) {
    return new MissingWeightError(inner(error.path), `${path}/${error.weight}`, names);
  }
  if (error instanceof LayerError) return new LayerError(inner(error.path), error.complaint, error.cause);
  if (!(error instanceof RangeError || error instanceof TypeError)) return error;
  const own = `${layer}: `;
  const complaint = error.message.startsWith(own) ? error.message.slice(own.length) : error.message;
  return new LayerError(path, complaint, error);
}

/**
 * A count somebody gave: 1, 2, 3 …
 *
 * throws  otherwise
 */
export function checkPositiveInteger(name: string, what: string, count: number): number {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`${name}: ${what} ${String(count)} — it must be a whole number of at least 1`);
  }
  return count;
}
