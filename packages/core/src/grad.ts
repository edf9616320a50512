import { allocate, isFloat } from './dtype';
import type { Op } from './op';
import { lift } from './op';
import { add } from './ops/add';
import { cast } from './ops/cast';
import { reshape } from './ops/reshape';
import { sum } from './ops/sum';
import type { Shape } from './shape';
import { formatShape, sameShape, sizeOf } from './shape';
import { nodes, setRecording, slotOf, watch } from './tape';
import type { Operand, Tensor } from './tensor';
import { isTensor, Value } from './tensor';
import { traced } from './tracer';
import type { Weights } from './weights';

/** What a function of weights gets for a slope: a tensor under each of its names. */
export type Grads<W extends Weights> = { readonly [Name in keyof W]: Tensor };

/** A slope of the kind that was asked about: a number for a number, a tensor for a tensor. */
export interface Grad<Rest extends unknown[]> {
  (x: number, ...rest: Rest): number;
  (x: Tensor, ...rest: Rest): Tensor;
}

/** What the function answered, and its slope. */
export interface ValueAndGrad<Value, Slope> {
  readonly value: Value;
  readonly grad: Slope;
}

/** As `Grad`, with the value. */
export interface ValueAndGradOf<Rest extends unknown[]> {
  (x: number, ...rest: Rest): ValueAndGrad<number, number>;
  (x: Tensor, ...rest: Rest): ValueAndGrad<Tensor, Tensor>;
}

const input: Op = {
  name: 'input',
  shape: ([x]) => x!.shape,
  forward: (out, [x]) => out.set(x!.data),
  backward: (slope) => slope,
};

let depth = 0;

/**
 * Makes a function that tells how steeply another one rises with its first argument.
 *
 *     grad(f)(x) = ∂f/∂x
 *
 * shape   as x: a number gives a number, a tensor a tensor, a record of weights a record
 * throws  when f does not answer with one number, or x is not made of floats
 * source  Baydin et al. 2018, Automatic differentiation in machine learning: a survey, https://jmlr.org/papers/v18/17-468.html
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
 * As `grad`, and hands back the value as well, for the price of one.
 *
 * throws  as `grad`
 */
export function valueAndGrad<Rest extends unknown[]>(f: (x: Tensor, ...rest: Rest) => Operand): ValueAndGradOf<Rest>;
export function valueAndGrad<W extends Weights, Rest extends unknown[]>(
  f: (weights: W, ...rest: Rest) => Operand,
): (weights: W, ...rest: Rest) => ValueAndGrad<Tensor, Grads<W>>;
export function valueAndGrad(f: (x: never, ...rest: unknown[]) => Operand): unknown {
  return (x: Operand | Weights, ...rest: unknown[]) => {
    const start = nodes.length;
    const before = setRecording(true);
    depth++;
    try {
      if (typeof x === 'number' || isTensor(x)) {
        const leaf = watched(lift(x));
        const value = checkedValue(f(leaf as never, ...rest));
        const slope = slopesOf(value, 1, start)[0]!;
        return typeof x === 'number' ? { value: value.data[0]!, grad: slope.data[0]! } : { value, grad: slope };
      }
      const names = Object.keys(x);
      const leaves = names.map((name) => watched(checkedWeight(x[name], name)));
      const value = checkedValue(f(fromNames(names, leaves) as never, ...rest));
      return { value, grad: fromNames(names, slopesOf(value, leaves.length, start)) };
    } finally {
      depth--;
      setRecording(before);
      if (depth === 0) nodes.length = 0;
    }
  };
}

function fromNames(names: readonly string[], tensors: readonly Tensor[]): Weights {
  const record: Record<string, Tensor> = {};
  for (let i = 0; i < names.length; i++) record[names[i]!] = tensors[i]!;
  return record;
}

function watched(x: Tensor): Value {
  if (!isFloat(x.dtype)) {
    throw new TypeError(`grad: a tensor of ${x.dtype} — only floats have slopes; cast it to float32?`);
  }
  const leaf = traced(input, [x], undefined, x.shape, x.dtype) ?? new Value(x.shape, x.dtype, x.data);
  watch(input, [x], leaf);
  return leaf;
}

function checkedWeight(x: unknown, name: string): Tensor {
  if (!isTensor(x)) throw new TypeError(`grad: ${JSON.stringify(name)} is ${typeof x} — every weight must be a tensor`);
  return x;
}

function checkedValue(value: Operand): Tensor {
  if (typeof value === 'number') return lift(value);
  if (!isTensor(value)) {
    const came = (value as unknown) instanceof Promise ? 'a promise' : typeof value;
    throw new TypeError(
      `grad: the function answered with ${came} — it must answer, at once, with one number or tensor`,
    );
  }
  if (sizeOf(value.shape) !== 1) {
    throw new RangeError(
      `grad: the function answered with shape ${formatShape(value.shape)} — a slope needs one number; sum or mean it?`,
    );
  }
  return value;
}

/** Walks the tape back from a value to its leaves, with a loop: no depth of network can overflow the stack. */
function slopesOf(value: Tensor, leaves: number, start: number): Tensor[] {
  const from = slotOf(value) - start;
  const slopes = new Array<Tensor | undefined>(nodes.length - start).fill(undefined);
  // An outer grad wants to differentiate what follows; nobody else does.
  setRecording(depth > 1);
  if (from >= 0) slopes[from] = filled(value, 1);
  for (let place = from; place >= leaves; place--) {
    const slope = slopes[place];
    if (slope === undefined) continue;
    slopes[place] = undefined;
    const node = nodes[start + place]!;
    for (let index = 0; index < node.inputs.length; index++) {
      const x = node.inputs[index]!;
      const at = slotOf(x) - start;
      if (at < 0) continue;
      const part = node.op.backward!(slope, node as never, index);
      if (part === null) continue;
      const fitted = cast(sumTo(part, x.shape), x.dtype);
      const sofar = slopes[at];
      slopes[at] = sofar === undefined ? fitted : add(sofar, fitted);
    }
  }
  return Array.from({ length: leaves }, (_, i) => slopes[i] ?? filled(nodes[start + i]!.output, 0));
}

function filled(like: Tensor, number: number): Tensor {
  const data = allocate(like.dtype, sizeOf(like.shape));
  if (number !== 0) data.fill(number);
  return new Value(like.shape, like.dtype, data);
}

/** Adds a slope up over the axes along which its input was stretched: the one place where broadcasting is undone. */
function sumTo(slope: Tensor, shape: Shape): Tensor {
  if (sameShape(slope.shape, shape)) return slope;
  const extra = slope.shape.length - shape.length;
  const axis = slope.shape.flatMap((size, i) => (i < extra || (shape[i - extra] === 1 && size !== 1) ? [i] : []));
  return reshape(sum(slope, { axis }), shape);
}
