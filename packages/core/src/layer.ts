import type { Random } from './random';
import { random } from './random';
import type { Shape } from './shape';
import type { Tensor } from './tensor';
import type { Weights } from './weights';

/** What goes along with the examples through a model. */
export interface Pass {
  /** Whether the model is learning; dropout, for one, only drops then. */
  readonly training: boolean;
  /** Where layers draw chance from, a stream of this pass's own. */
  readonly random: Random;
}

/** The pass for using a model rather than teaching it. */
export const inference: Pass = { training: false, random: random(0) };

/** A piece of a model: pure functions of its weights, the mirror image of an optimizer. */
export interface Layer {
  readonly name: string;
  /** Draws the starting weights. `inputShape` and `outputShape` are those of one example, without the batch axis. */
  init(random: Random, inputShape: Shape): { readonly weights: Weights; readonly outputShape: Shape };
  /** The answer for a batch of examples; without a pass, `inference`. */
  forward(weights: Weights, x: Tensor, pass?: Pass): Tensor;
}
