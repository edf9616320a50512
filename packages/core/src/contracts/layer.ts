import type { Random } from '../random/random';
import { random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

/** What goes along with the examples through a model. */
export interface Pass {
  /** Whether the model is learning; dropout, for one, only drops then. */
  readonly training: boolean;
  /** Where layers draw chance from, a stream of this pass's own. */
  readonly random: Random;
  /**
   * Where a layer that is learning leaves a running statistic, under the name of the weight it takes the place of. Whoever
   * trains puts it there after the step; where nobody does, it is not asked for.
   */
  leave?(name: string, value: Tensor): void;
}

/** The pass for using a model rather than teaching it. */
export const inference: Pass = { training: false, random: random(0) };

/**
 * A piece of a model: pure functions of its weights, the mirror image of an optimizer.
 *
 * Layers are called by nouns (`dense`, `convolution2d`, `maxPooling2d`), operations by verbs and short names (`matmul`,
 * `conv2d`, `maxPool2d`): a layer owns weights or settings and is made once, an operation works on tensors at once.
 * A layer draws each weight from `random.split(its name)` and, in a pass, from a split of `pass.random`, never from the
 * stream itself, so that neither depends on the order of calls.
 */
export interface Layer {
  readonly name: string;
  /** The layers inside a layer made of layers, in order; summaries and pictures look here. */
  readonly parts?: readonly Layer[];
  /** Draws the starting weights. `inputShape` and `outputShape` are those of one example, without the batch axis. */
  init(random: Random, inputShape: Shape): { readonly weights: Weights; readonly outputShape: Shape };
  /** The answer for a batch of examples; without a pass, `inference`. */
  forward(weights: Weights, x: Tensor, pass?: Pass): Tensor;
}
