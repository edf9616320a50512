import { grad } from '../autodiff/grad';
import { add } from '../ops/add';
import { mul } from '../ops/mul';
import { sum } from '../ops/sum';
import { isFloat } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { formatShape, sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { DenseTensor, isTensor, tensor } from '../tensor/tensor';
import { expectClose } from './expectClose';
import { transform } from './transform';

/** Options of `checkOp`. */
export interface CheckOpOptions {
  /** How many times to differentiate: 2 by default; 1 for operations whose gradient is not smooth. */
  readonly order?: 1 | 2;
  /** Relative tolerance of first-order gradients; for second-order ones it is 100 times as large. */
  readonly tolerance?: number;
}

type Function = (...inputs: Tensor[]) => Tensor;

/**
 * Checks the gradients of an operation against central differences in float64, first and second order.
 *
 *     (L(x + h) − L(x − h)) / 2h    with  L = Σ uneven · f(x)
 *
 * The uneven weights catch rules that mix up outputs. Inputs that are not floats stay constant; keep the others away
 * from kinks.
 *
 * throws    naming the input and the element that is off
 */
export function checkOp(
  f: (...inputs: Tensor[]) => Operand,
  inputs: readonly Tensor[],
  { order = 2, tolerance = 1e-6 }: CheckOpOptions = {},
): void {
  const at = inputs.map((x) => (isFloat(x.dtype) ? tensor(Float64Array.from(x.data), { shape: x.shape }) : x));
  const measured: Function = (...xs) => {
    const out = f(...xs);
    if (!isTensor(out)) throw new TypeError('checkOp: the function returned a number — it must return a tensor');
    return sum(mul(out, uneven(out.shape)));
  };
  at.forEach((x, index) => {
    if (!isFloat(x.dtype)) return;
    const gradient = gradOf(measured, index);
    compare(
      transform(gradient)(...at),
      measured,
      at,
      index,
      tolerance,
      `gradient of input ${index} ${formatShape(x.shape)}`,
    );
    if (order === 1) return;
    const steepness: Function = (...xs) => sum(mul(gradient(...xs), uneven(x.shape)));
    at.forEach((y, other) => {
      if (!isFloat(y.dtype)) return;
      const what = `gradient of gradient of inputs ${index}, ${other}`;
      compare(transform(gradOf(steepness, other))(...at), steepness, at, other, tolerance * 100, what);
    });
  });
}

function gradOf(f: Function, index: number): Function {
  const at = (x: Tensor, xs: readonly Tensor[]) => f(...xs.map((other, i) => (i === index ? x : other)));
  // a function that does not depend on x has a gradient of 0 here, to be compared; `grad` alone refuses it
  return (...xs) => grad((x: Tensor) => add(at(x, xs), mul(sum(x), 0)))(xs[index]!);
}

function compare(
  got: Tensor,
  f: Function,
  at: readonly Tensor[],
  index: number,
  tolerance: number,
  what: string,
): void {
  const x = at[index]!;
  const run = transform(f);
  const wanted = Float64Array.from(x.data, (value, i) => {
    const h = 6e-6 * Math.max(1, Math.abs(value));
    const tapped = (by: number): number => {
      const data = Float64Array.from(x.data);
      data[i]! += by;
      return run(...at.map((other, k) => (k === index ? new DenseTensor(x.shape, 'float64', data) : other))).data[0]!;
    };
    return (tapped(h) - tapped(-h)) / (2 * h);
  });
  expectClose(got, tensor(wanted, { shape: x.shape }), tolerance, what);
}

function uneven(shape: Shape): Tensor {
  return tensor(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => 1 + 0.7 * Math.sin(1.3 * i + 0.4)),
    { shape },
  );
}
