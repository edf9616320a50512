import type { Layer } from '../contracts/layer';
import { reshape } from '../ops/reshape';
import { formatShape, sizeOf } from '../tensor/shape';

/**
 * Flattens each example into one row, as `dense` needs it.
 *
 * shape     [batch, …] → [batch, product of …]
 * throws    when there is no batch axis
 */
export function flatten(): Layer {
  return {
    name: 'flatten',
    init: (_, inputShape) => ({ weights: {}, outputShape: [sizeOf(inputShape)] }),
    forward(_, x) {
      if (x.shape.length === 0) {
        throw new RangeError(`flatten: input ${formatShape(x.shape)} — it takes [batch,…]; is the batch axis missing?`);
      }
      return reshape(x, [x.shape[0]!, sizeOf(x.shape.slice(1))]);
    },
  };
}
