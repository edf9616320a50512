import type { Kind } from '../check/check';
import { aThing } from '../check/check';
import type { Random } from '../random/random';
import { random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

/** What a layer's forward pass gets in addition to weights and inputs. */
export interface ForwardContext {
  /** Whether the model is being trained; `dropout`, for example, drops only in training. */
  readonly training: boolean;
  /** The stream that layers draw random numbers from. */
  readonly rng: Random;
  /** The model's buffers by name, such as running means; a layer that has some throws if they are missing. */
  readonly buffers?: Weights;
  /** Sets the new value of one of the layer's buffers. Called by layers in training; absent outside training. */
  readonly setBuffer?: ((name: string, value: Tensor) => void) | undefined;
}

/** The context for using a model, not training it: no buffers, no training. */
export const inference: ForwardContext = { training: false, rng: random(0) };

/** What `init` of a layer returns. */
export interface LayerInit {
  /** The trainable tensors by name: what an optimizer updates. */
  readonly weights: Weights;
  /** The tensors by name that the layer carries and no optimizer updates. No name may be among `weights`. */
  readonly buffers?: Weights;
  /** The shape of one output example. */
  readonly outputShape: Shape;
}

/**
 * A layer of a model: a name and two pure functions of its weights, like an optimizer.
 *
 * Layers are named with nouns (`dense`, `convolution2d`, `maxPooling2d`), operations with verbs and short names
 * (`matmul`, `conv2d`, `maxPool2d`): a layer is created once, with its settings, and has weights; an operation computes
 * at once. A layer draws each weight from `rng.split(its name)` and, in `forward`, from a split of `context.rng`, never
 * from the stream itself, so that no draw depends on the order of calls.
 */
export interface Layer {
  readonly name: string;
  /** The sublayers in order, if this layer consists of others; summaries and figures read them. */
  readonly children?: readonly Layer[];
  /** Draws the initial weights. `inputShape` and `outputShape` are shapes of one example, without the batch axis. */
  init(rng: Random, inputShape: Shape): LayerInit;
  /** Computes the output for a batch of examples; the default context is `inference`. */
  forward(weights: Weights, x: Tensor, context?: ForwardContext): Tensor;
}

/** What an argument must be that is to be a layer. */
export const aLayer: Kind = /* @__PURE__ */ aThing('a layer, like dense(8)', 'init', 'forward');

/** A layer that consists of layers; its `init` always returns buffers, `{}` if no layer has any. */
export interface Model extends Layer {
  readonly children: readonly Layer[];
  init(rng: Random, inputShape: Shape): Required<LayerInit>;
}
