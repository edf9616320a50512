import { aFunction, check } from '../check/check';
import type { Weights } from '../contracts/weights';
import type { Operand, Tensor } from '../tensor/tensor';
import { runGrad } from './runGrad';

/** The gradient of a function of weights: a tensor for each weight, under its name. */
export type Grads<W extends Weights> = { readonly [Name in keyof W]: Tensor };

/** A gradient function that returns the kind of its argument: a number for a number, a tensor for a tensor. */
export interface Grad<Rest extends unknown[]> {
  (x: number, ...rest: Rest): number;
  (x: Tensor, ...rest: Rest): Tensor;
}

/** The value of a function and its gradient. */
export interface ValueAndGrad<Value, Gradient> {
  readonly value: Value;
  readonly grad: Gradient;
}

/** Like `Grad`, but returns the value as well. */
export interface ValueAndGradOf<Rest extends unknown[]> {
  (x: number, ...rest: Rest): ValueAndGrad<number, number>;
  (x: Tensor, ...rest: Rest): ValueAndGrad<Tensor, Tensor>;
}

/**
 * The gradient of a scalar function with respect to its first argument: how fast the value grows as each number grows.
 *
 *     grad(f)(x) = ∂f/∂x
 *
 * shape     like x: a number gives a number, a tensor a tensor, a record of weights a record
 * throws    when f does not return one number, x is not made of floating-point numbers, or the answer does not depend on x at
 *           all, as where its numbers were read with `item`. Comparisons and `argMax` stop the gradient: it is 0 then
 * source    Baydin et al. 2018, Automatic differentiation in machine learning: a survey,
 *           https://jmlr.org/papers/v18/17-468.html
 */
export function grad<Rest extends unknown[]>(f: (x: Tensor, ...rest: Rest) => Operand): Grad<Rest>;
export function grad<W extends Weights, Rest extends unknown[]>(
  f: (weights: W, ...rest: Rest) => Operand,
): (weights: W, ...rest: Rest) => Grads<W>;
export function grad(f: (x: never, ...rest: unknown[]) => Operand): unknown {
  const both = valueAndGrad(f as (x: Tensor, ...rest: unknown[]) => Operand);
  return (x: Tensor, ...rest: unknown[]) => both(x, ...rest).grad;
}

/**
 * The value and the gradient of a function, computed together for the price of the gradient.
 *
 * throws    like `grad`
 */
export function valueAndGrad<Rest extends unknown[]>(f: (x: Tensor, ...rest: Rest) => Operand): ValueAndGradOf<Rest>;
export function valueAndGrad<W extends Weights, Rest extends unknown[]>(
  f: (weights: W, ...rest: Rest) => Operand,
): (weights: W, ...rest: Rest) => ValueAndGrad<Tensor, Grads<W>>;
export function valueAndGrad(f: (x: never, ...rest: unknown[]) => Operand): unknown {
  check('grad: f', f, aFunction);
  return (x: Operand | Weights, ...rest: unknown[]) => runGrad('grad', f, x, rest);
}
