import type { Tensor } from './tensor';
import type { Weights } from './weights';

const shown = 8;

/** What a layer throws that does not find a weight; a model around it adds where the layer stands. */
export class MissingWeight extends RangeError {
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
  if (weight === undefined) throw new MissingWeight(layer, name, Object.keys(weights));
  return weight;
}
