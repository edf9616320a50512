import type { DType, TypedArray } from './dtype';
import type { Applied, Op } from './op';
import { broadcastShapes } from './shape';
import { stretch } from './stretch';
import type { Tensor } from './tensor';

type Three = readonly [Tensor, Tensor, Tensor];

/**
 * An operation on triples of elements, stretched over one another; a step of 0 means one number for all.
 */
export function ternary(
  name: string,
  loop: (
    out: TypedArray,
    a: TypedArray,
    stepA: number,
    b: TypedArray,
    stepB: number,
    c: TypedArray,
    stepC: number,
  ) => void,
  slopes: readonly ((slope: Tensor, at: Applied<Three, undefined>) => Tensor | null)[],
  dtype: (inputs: Three) => DType,
): Op<Three> {
  const shape = (inputs: Three) =>
    broadcastShapes(name, broadcastShapes(name, inputs[0].shape, inputs[1].shape), inputs[2].shape);
  return {
    name,
    shape,
    dtype,
    forward(out, inputs) {
      const [a, b, c] = inputs.map(({ data }, i) =>
        data.length === 1 || data.length === out.length ? data : stretch(inputs[i]!, shape(inputs)),
      );
      const step = (data: TypedArray): number => (data.length === 1 ? 0 : 1);
      loop(out, a!, step(a!), b!, step(b!), c!, step(c!));
    },
    backward: (slope, at, index) => slopes[index]!(slope, at),
  };
}
