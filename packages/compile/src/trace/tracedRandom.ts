import type { DType, Random, Shape, Tensor } from '@gd/core';
import type { Drawing } from '@gd/core/extend';
import {
  bernoulliDrawing,
  checkStreamName,
  drawAt,
  normalDrawing,
  skipAt,
  splitAt,
  uniformDrawing,
} from '@gd/core/extend';
import { TraceError } from './traceError';

/** A random stream in a trace: its draws become nodes of the graph that depend on the stream's position. */
export interface TracedRandom {
  readonly random: Random;
  /** The stream's final position, if the function drew from it and not only from its children. */
  readonly left: Tensor | undefined;
}

/** Creates a stream for a trace; `input` adds its position to the inputs of the graph when something is first drawn. */
export function traceRandom(input: (shape: Shape, dtype: DType) => Tensor): TracedRandom {
  let start: Tensor | undefined;
  let left: Tensor | undefined;
  const root = (): Tensor => {
    start ??= input([4], 'int32');
    return start;
  };
  return {
    random: stream(root, (position) => {
      left = position;
    }),
    get left() {
      return left;
    },
  };
}

/** A stream from its first position, which is requested at the first draw. */
function stream(begin: () => Tensor, advanced?: (position: Tensor) => void): Random {
  let begun: Tensor | undefined;
  let now: Tensor | undefined;
  const first = (): Tensor => {
    begun ??= begin();
    return begun;
  };
  const draw = (drawing: Drawing): Tensor => {
    const position = now ?? first();
    now = skipAt(position, drawing);
    advanced?.(now);
    return drawAt(position, drawing);
  };
  return {
    next: single('next'),
    integer: single('integer'),
    permutation: single('permutation'),
    uniform: (shape, options) => draw(uniformDrawing(shape, options)),
    normal: (shape, options) => draw(normalDrawing(shape, options)),
    bernoulli: (shape, probability) => draw(bernoulliDrawing(shape, probability)),
    split(name) {
      checkStreamName(name);
      return stream(() => splitAt(first(), name));
    },
  };
}

/** A method that returns a single number, which a trace cannot. */
function single(name: string): () => never {
  return () => {
    throw new TraceError(
      `compile: random.${name}() — a single number would be the same in every step; draw a tensor with uniform, normal or bernoulli`,
    );
  };
}
