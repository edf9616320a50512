import { aFlag, aFunction, check } from '../check/check';
import { readOptions } from '../check/readOptions';
import type { Layer } from '../contracts/layer';
import { weightOf } from '../contracts/layerErrors';
import { constant } from '../initializers/constant';
import { glorotUniform } from '../initializers/glorotUniform';
import type { Initializer } from '../initializers/initializer';
import { add } from '../ops/add';
import { matmul } from '../ops/matmul';
import { reshape } from '../ops/reshape';
import { formatShape, sizeOf } from '../tensor/shape';

/** Options of `dense`: the initializers, and whether there is a bias. */
export interface DenseOptions {
  readonly bias?: boolean;
  readonly kernelInitializer?: Initializer;
  readonly biasInitializer?: Initializer;
}

/**
 * Fully connected layer: each unit computes a weighted sum of all inputs and adds its bias.
 *
 *     out = x · kernel + bias
 *
 * shape     [batch, …, in] → [batch, …, units]; kernel [in, units], bias [units]
 * throws    when units is not a positive whole number, or the last axis of x does not match the kernel
 */
export function dense(units: number, options: DenseOptions = {}): Layer {
  check('dense: units', units, '1, 2, 3, …', typeof units === 'object' ? ', like dense(8)' : '');
  const { bias, kernelInitializer, biasInitializer } = readOptions('dense(8, options)', options, {
    bias: [aFlag, true],
    kernelInitializer: [aFunction, glorotUniform],
    biasInitializer: [aFunction, constant(0)],
  });
  return {
    name: 'dense',
    init(rng, inputShape) {
      const width = inputShape.at(-1);
      if (width === undefined || width < 1) {
        throw new RangeError(
          `dense: inputs of shape ${formatShape(inputShape)} — it needs a last axis; [1] for a single number?`,
        );
      }
      const kernel = kernelInitializer(rng.split('kernel'), [width, units]);
      const outputShape = [...inputShape.slice(0, -1), units];
      const biases = bias && { bias: biasInitializer(rng.split('bias'), [units]) };
      return { weights: { kernel, ...biases }, outputShape };
    },
    forward(weights, x) {
      const kernel = weightOf('dense', weights, 'kernel');
      const width = kernel.shape[0]!;
      if (x.shape.length < 2 || x.shape.at(-1) !== width) {
        const hint = x.shape.length < 2 ? 'is the batch axis missing?' : 'flatten or transpose it?';
        throw new RangeError(
          `dense: input ${formatShape(x.shape)} — its kernel is ${formatShape(kernel.shape)}, so it takes [batch,…,${width}]; ${hint}`,
        );
      }
      const front = x.shape.slice(0, -1);
      const weighted = matmul(reshape(x, [sizeOf(front), width]), kernel);
      const out = bias ? add(weighted, weightOf('dense', weights, 'bias')) : weighted;
      return reshape(out, [...front, units]);
    },
  };
}
