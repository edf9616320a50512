import type { DType, Random, Shape, Tensor } from '@gd/core';
import { TraceError } from './traceError';

type Draw = (stream: Random) => Tensor;

/** Something that was asked of a stream while a step was traced: to part, or to give a tensor. */
type Request =
  | { readonly kind: 'split'; readonly stream: number; readonly name: string | number }
  | { readonly kind: 'draw'; readonly stream: number; readonly draw: Draw; readonly input: number };

/** Chance as a traced step sees it: each tensor drawn is an input of the program, filled anew before every step. */
export interface TracedRandom {
  readonly random: Random;
  /** Draws again, with a real stream, everything that the trace drew; in the same order, so it is the same chance. */
  replay(random: Random, fill: (input: number, drawn: Tensor) => void): void;
  readonly isUsed: boolean;
}

/** Makes the chance for a trace; `input` adds an input to its graph and answers with its position. */
export function traceRandom(input: (shape: Shape, dtype: DType) => { tensor: Tensor; position: number }): TracedRandom {
  const requests: Request[] = [];
  let streams = 1;
  const single = (name: string) => (): never => {
    throw new TraceError(
      `compile: random.${name}() — a single number would be the same in every step; draw a tensor with uniform, normal or bernoulli`,
    );
  };
  const stream = (number: number): Random => {
    const drawn = (shape: Shape, dtype: DType, draw: Draw): Tensor => {
      const { tensor, position } = input(shape, dtype);
      requests.push({ kind: 'draw', stream: number, draw, input: position });
      return tensor;
    };
    return {
      next: single('next'),
      integer: single('integer'),
      permutation: single('permutation'),
      uniform: (shape, options = {}) =>
        drawn(shape, options.dtype ?? 'float32', (real) => real.uniform(shape, options)),
      normal: (shape, options = {}) => drawn(shape, options.dtype ?? 'float32', (real) => real.normal(shape, options)),
      bernoulli: (shape, probability) => drawn(shape, 'bool', (real) => real.bernoulli(shape, probability)),
      split(name) {
        requests.push({ kind: 'split', stream: number, name });
        return stream(streams++);
      },
    };
  };
  return {
    random: stream(0),
    get isUsed() {
      return requests.some(({ kind }) => kind === 'draw');
    },
    replay(random, fill) {
      const real = [random];
      for (const request of requests) {
        const from = real[request.stream]!;
        if (request.kind === 'split') real.push(from.split(request.name));
        else fill(request.input, request.draw(from));
      }
    },
  };
}
