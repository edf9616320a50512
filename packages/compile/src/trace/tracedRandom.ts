import type { DType, Random, Shape, Tensor } from '@gd/core';
import type { Drawing } from '@gd/core/extend';
import { bernoulliDrawing, drawAt, normalDrawing, positionOf, skipAt, splitAt, uniformDrawing } from '@gd/core/extend';
import { TraceError } from './traceError';

/** A random stream as a traced function sees it: what it draws is drawn in the program, from the stream's position. */
export interface TracedRandom {
  readonly random: Random;
  /** Whether anything was drawn, so that the program has to be told where the stream is. */
  readonly isUsed: boolean;
  /** Where the stream is in the end, if the function drew from it and not only from its children. */
  readonly left: Tensor | undefined;
  /** Tells the program where the real stream is. */
  replay(random: Random, fill: (input: number, position: Pick<Tensor, 'dtype' | 'data'>) => void): void;
}

/** The stream for a trace; `input` adds an input to its graph and answers with its position among the inputs. */
export function traceRandom(input: (shape: Shape, dtype: DType) => { tensor: Tensor; position: number }): TracedRandom {
  let start: ReturnType<typeof input> | undefined;
  let left: Tensor | undefined;
  const root = (): Tensor => {
    start ??= input([4], 'int32');
    return start.tensor;
  };
  return {
    random: stream(root, (position) => {
      left = position;
    }),
    get isUsed() {
      return start !== undefined;
    },
    get left() {
      return left;
    },
    replay(random, fill) {
      if (start === undefined) return;
      const data = positionOf(random);
      if (data === undefined)
        throw new TypeError('compile: a random stream of your own making — pass one that random(seed) made');
      fill(start.position, { dtype: 'int32', data });
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
