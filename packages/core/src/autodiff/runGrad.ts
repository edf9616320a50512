import type { Weights } from '../contracts/weights';
import type { Op } from '../op/op';
import { lift } from '../op/op';
import { tokenOf } from '../op/token';
import { traced } from '../op/tracer';
import { reshape } from '../ops/reshape';
import { isFloat } from '../tensor/dtype';
import { formatShape, sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { DenseTensor, isTensor } from '../tensor/tensor';
import { backward, filled } from './backward';
import { setRecording } from './setRecording';
import type { TapeNode } from './tape';
import { nodes, watch } from './tape';

/** One run of a function, forward and backward. */
export interface GradRun {
  readonly value: Tensor;
  /** The names of the weights, or undefined when x is a number or one tensor. */
  readonly names: readonly string[] | undefined;
  /** The gradient for each name, or for the one x. */
  readonly grads: readonly Tensor[];
  /** What was computed on the way, the xs first, and the gradient of each, where the value depends on it. */
  readonly steps: readonly (TapeNode & { readonly grad: Tensor | undefined })[];
}

const input: Op = {
  name: 'input',
  token: tokenOf('input'),
  shape: ([x]) => x!.shape,
  forward: (out, [x]) => out.set(x!.data),
  backward: (grad) => grad,
};

/** Runs a function on watched copies of x, then backward; `steps` are empty unless asked for. */
export function runGrad(
  name: string,
  f: (x: never, ...rest: never[]) => Operand,
  x: Operand | Weights,
  rest: readonly unknown[],
  withSteps: boolean,
): GradRun {
  const start = nodes.length;
  const isOutermost = start === 0;
  const before = setRecording(true);
  try {
    const names = typeof x === 'number' || isTensor(x) ? undefined : namesOf(name, x);
    const leaves =
      names === undefined
        ? [watched(name, 'x', lift(x as Operand))]
        : names.map((key) => watched(name, JSON.stringify(key), (x as Weights)[key]));
    const own = names === undefined ? leaves[0]! : fromNames(names, leaves);
    const value = checkedValue(name, f(own as never, ...(rest as never[])));
    // only an outer grad differentiates what follows
    setRecording(!isOutermost);
    const end = nodes.length;
    const all = backward(value, start, leaves.length, withSteps);
    const grads = leaves.map((leaf, i) => all[i] ?? filled(leaf, 0));
    const steps = withSteps
      ? nodes.slice(start, end).map((node, i) => ({ ...node, grad: i < leaves.length ? grads[i] : all[i] }))
      : [];
    return { value, names, grads, steps };
  } finally {
    setRecording(before);
    if (isOutermost) nodes.length = 0;
  }
}

/** A record of tensors by name. */
export function fromNames(names: readonly string[], tensors: readonly Tensor[]): Weights {
  const record: Record<string, Tensor> = {};
  for (let i = 0; i < names.length; i++) record[names[i]!] = tensors[i]!;
  return record;
}

function namesOf(name: string, x: unknown): string[] {
  if (typeof x !== 'object' || x === null || Array.isArray(x)) {
    const came = Array.isArray(x) ? 'an array' : x === null ? 'null' : typeof x;
    throw new TypeError(`${name}: x is ${came} — it must be a number, a tensor or a record of weights; tensor(x)?`);
  }
  return Object.keys(x);
}

function watched(name: string, what: string, x: unknown): DenseTensor {
  if (!isTensor(x)) throw new TypeError(`${name}: ${what} is ${typeof x} — every weight must be a tensor`);
  if (!isFloat(x.dtype)) {
    throw new TypeError(`${name}: ${what} is a tensor of ${x.dtype} — only floats have gradients; cast it to float32?`);
  }
  const leaf = traced(input, [x], undefined, x.shape, x.dtype) ?? new DenseTensor(x.shape, x.dtype, x.data);
  watch(input, [x], leaf);
  return leaf;
}

function checkedValue(name: string, value: Operand): Tensor {
  if (typeof value === 'number') return lift(value);
  if (!isTensor(value)) {
    const came = (value as unknown) instanceof Promise ? 'a promise' : typeof value;
    throw new TypeError(
      `${name}: the function answered with ${came} — it must answer, at once, with one number or tensor`,
    );
  }
  if (sizeOf(value.shape) !== 1) {
    throw new RangeError(
      `${name}: the function answered with shape ${formatShape(value.shape)} — a gradient needs one number; sum or mean it?`,
    );
  }
  return value.shape.length === 0 ? value : reshape(value, []);
}
