import { aFlag, aFunction, check } from '../check/check';
import { readOptions } from '../check/readOptions';
import type { Layer } from '../contracts/layer';
import { weightOf } from '../contracts/layerErrors';
import type { Conv2dOptions } from '../cpu/window';
import { aPair, convolutionOptions, resolveWindow, windowPositions } from '../cpu/window';
import { constant } from '../initializers/constant';
import { glorotUniform } from '../initializers/glorotUniform';
import type { Initializer } from '../initializers/initializer';
import { add } from '../ops/add';
import { conv2d } from '../ops/conv2d';
import { formatShape } from '../tensor/shape';

/** Options of `convolution2d`: those of `conv2d`, the initializers, and whether there is a bias. */
export interface Convolution2dOptions extends Conv2dOptions {
  readonly bias?: boolean;
  readonly kernelInitializer?: Initializer;
  readonly biasInitializer?: Initializer;
}

/**
 * Two-dimensional convolution layer: each filter slides a small pattern over an image and says how well it matches at
 * each position.
 *
 *     out = conv2d(x, kernel) + bias
 *
 * shape     [batch, h, w, c] → [batch, h′, w′, filters]; kernel [size, size, c / groups, filters], bias [filters]
 * throws    when filters is not a positive whole number, images do not have 3 axes each, or channels do not match
 */
export function convolution2d(
  filters: number,
  size: number | readonly [number, number],
  options: Convolution2dOptions = {},
): Layer {
  check('convolution2d: filters', filters, '1, 2, 3, …');
  check('convolution2d: size', size, aPair);
  const { bias, kernelInitializer, biasInitializer, ...convolution } = readOptions(
    'convolution2d(filters, size, options)',
    options,
    {
      bias: [aFlag, true],
      kernelInitializer: [aFunction, glorotUniform],
      biasInitializer: [aFunction, constant(0)],
      ...convolutionOptions,
    },
  );
  const { groups } = convolution;
  return {
    name: 'convolution2d',
    init(rng, inputShape) {
      const images = [1, ...inputShape];
      const window = resolveWindow('convolution2d', images, size, convolution);
      const places = windowPositions('convolution2d', images, window);
      const channels = inputShape[2]!;
      if (channels % groups !== 0 || filters % groups !== 0) {
        throw new RangeError(
          `convolution2d: ${channels} channels to ${filters} filters in ${groups} groups — the number of groups must divide both`,
        );
      }
      const kernel = kernelInitializer(rng.split('kernel'), [...window.size, channels / groups, filters]);
      const outputShape = [...places, filters];
      if (!bias) return { weights: { kernel }, outputShape };
      return { weights: { kernel, bias: biasInitializer(rng.split('bias'), [filters]) }, outputShape };
    },
    forward(weights, x) {
      const kernel = weightOf('convolution2d', weights, 'kernel');
      const channels = kernel.shape[2]! * groups;
      if (x.shape.length !== 4 || x.shape[3] !== channels) {
        throw new RangeError(
          `convolution2d: input ${formatShape(x.shape)} — its kernel is ${formatShape(kernel.shape)}, so it takes [batch,height,width,${channels}]; reshape or transpose it?`,
        );
      }
      const out = conv2d(x, kernel, convolution);
      return bias ? add(out, weightOf('convolution2d', weights, 'bias')) : out;
    },
  };
}
