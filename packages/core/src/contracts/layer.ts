import type { Kind } from '../check/check';
import type { Random } from '../random/random';
import { random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from './weights';

/** What a model's forward pass gets beside weights and inputs. */
export interface ForwardContext {
  /** Whether the model is being trained; dropout, for one, only drops then. */
  readonly training: boolean;
  /** The stream that layers draw random numbers from. */
  readonly rng: Random;
  /** The model's buffers by name, such as running means; a layer that has some throws where they are missing. */
  readonly buffers?: Weights;
  /** In training, called by a layer with the new value of one of its buffers. Absent outside training. */
  readonly setBuffer?: ((name: string, value: Tensor) => void) | undefined;
}

/** The context for using a model rather than training it; without buffers. */
export const inference: ForwardContext = { training: false, rng: random(0) };

/** What `init` of a layer answers. */
export interface LayerInit {
  /** The trainable tensors by name: what an optimizer changes. */
  readonly weights: Weights;
  /** The tensors by name that the layer carries and no optimizer changes. Never a name of `weights`. */
  readonly buffers?: Weights;
  /** The shape of one example that comes out. */
  readonly outputShape: Shape;
}

/**
 * A piece of a model: pure functions of its weights, the mirror image of an optimizer.
 *
 * Layers are called by nouns (`dense`, `convolution2d`, `maxPooling2d`), operations by verbs and short names (`matmul`,
 * `conv2d`, `maxPool2d`): a layer owns weights or settings and is made once, an operation works on tensors at once.
 * A layer draws each weight from `rng.split(its name)` and, in `forward`, from a split of `context.rng`, never from the
 * stream itself, so that neither depends on the order of calls.
 */
export interface Layer {
  readonly name: string;
  /** The layers inside a layer made of layers, in order; summaries and pictures look here. */
  readonly children?: readonly Layer[];
  /** Draws the initial weights. `inputShape` and `outputShape` are those of one example, without the batch axis. */
  init(rng: Random, inputShape: Shape): LayerInit;
  /** The output for a batch of examples; without a context, `inference`. */
  forward(weights: Weights, x: Tensor, context?: ForwardContext): Tensor;
}

/** What an argument must be that is to be a layer. */
export const aLayer: Kind = [
  'a layer, like dense(8)',
  (value) => {
    const { init, forward } = (value ?? {}) as Partial<Layer>;
    return typeof init === 'function' && typeof forward === 'function';
  },
];

/** A layer made of layers: its `init` always answers with buffers, `{}` where no layer has any. */
export interface Model extends Layer {
  readonly children: readonly Layer[];
  init(rng: Random, inputShape: Shape): Required<LayerInit>;
}
