import { aFunction, check } from '../check/check';
import { readOptions } from '../check/readOptions';
import type { Layer } from '../contracts/layer';
import { weightOf } from '../contracts/layerErrors';
import type { Initializer } from '../initializers/initializer';
import { normal } from '../initializers/normal';
import { gather } from '../ops/gather';

/**
 * Embedding layer: a table with a row of learned numbers for each word, class or other item, looked up by index.
 *
 *     out = table[x]
 *
 * shape     int32 [batch, …] → [batch, …, size]; table [count, size]
 * throws    when x is not int32, or an index has no row
 */
export function embedding(
  count: number,
  size: number,
  options: { readonly tableInitializer?: Initializer } = {},
): Layer {
  check('embedding: count', count, '1, 2, 3, …');
  check('embedding: size', size, '1, 2, 3, …');
  const { tableInitializer } = readOptions('embedding(count, size, options)', options, {
    tableInitializer: [aFunction, normal()],
  });
  return {
    name: 'embedding',
    init: (rng, inputShape) => ({
      weights: { table: tableInitializer(rng.split('table'), [count, size]) },
      outputShape: [...inputShape, size],
    }),
    forward(weights, x) {
      if (x.dtype !== 'int32') {
        throw new TypeError(`embedding: input of ${x.dtype} — row numbers are int32; cast(x, 'int32')?`);
      }
      return gather(weightOf('embedding', weights, 'table'), x);
    },
  };
}
