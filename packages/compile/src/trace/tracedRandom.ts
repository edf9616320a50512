import type { DType, Random, Shape, Tensor } from '@gd/core';
import type { Drawing } from '@gd/core/extend';
import { bernoulliDrawing, drawAt, normalDrawing, skipAt, splitAt, uniformDrawing } from '@gd/core/extend';
import { TraceError } from './traceError';

/** A random stream as a traced function sees it: what it draws is drawn in the program, from the stream's position. */
export interface TracedRandom {
  readonly random: Random;
  /** Where the stream is in the end, if the function drew from it and not only from its children. */
  readonly left: Tensor | undefined;
}

/** The stream for a trace; `input` adds an input to its graph, for where the stream is, as soon as something is drawn. */
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

/** A stream from where it begins, which is not asked before something is drawn. */
function stream(begin: () => Tensor, moved?: (position: Tensor) => void): Random {
  let begun: Tensor | undefined;
  let now: Tensor | undefined;
  const first = (): Tensor => {
    begun ??= begin();
    return begun;
  };
  const draw = (drawing: Drawing): Tensor => {
    const position = now ?? first();
    now = skipAt(position, drawing);
    moved?.(now);
    return drawAt(position, drawing);
  };
  return {
    next: single('next'),
    integer: single('integer'),
    permutation: single('permutation'),
    uniform: (shape, options) => draw(uniformDrawing(shape, options)),
    normal: (shape, options) => draw(normalDrawing(shape, options)),
    bernoulli: (shape, probability) => draw(bernoulliDrawing(shape, probability)),
    split: (name) => stream(() => splitAt(first(), name)),
  };
}

/** What a traced stream answers to who wants one number of it. */
function single(name: string): () => never {
  return () => {
    throw new TraceError(
      `compile: random.${name}() — a single number would be the same in every step; draw a tensor with uniform, normal or bernoulli`,
    );
  };
}
