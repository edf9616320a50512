import type { Kind } from '../check/check';
import { check } from '../check/check';
import { describe, isRecord } from '../check/describe';
import type { Weights } from '../contracts/weights';
import { zeros } from '../create/zeros';
import type { Op } from '../op/op';
import { lift } from '../op/op';
import { tokenOf } from '../op/token';
import { traced } from '../op/tracer';
import { reshape } from '../ops/reshape';
import { isFloat } from '../tensor/dtype';
import { formatShape, sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { DenseTensor, isTensor } from '../tensor/tensor';
import { backward } from './backward';
import { setRecording } from './setRecording';
import type { TapeNode } from './tape';
import { nodes, slotOf, tape, watch } from './tape';

const input: Op = {
  name: 'input',
  token: tokenOf('input'),
  shape: ([x]) => x!.shape,
  forward: (out, [x]) => out.set(x!.data),
  backward: (grad) => grad,
};

/** The value of a function and its gradient, which has the same kind as x. */
export interface GradRun {
  readonly value: Operand;
  readonly grad: Operand | Weights;
}

/**
 * Receives the names of the xs, the nodes of the computation (the xs first), and each node's gradient where the value
 * depends on it.
 */
export type Observer = (
  names: readonly string[],
  computed: readonly TapeNode[],
  grads: readonly (Tensor | undefined)[],
) => void;

/** Runs a function on watched copies of x, then the backward pass. */
export function runGrad(
  name: string,
  f: (x: never, ...rest: never[]) => Operand,
  x: Operand | Weights,
  rest: readonly unknown[],
  observe?: Observer,
): GradRun {
  const start = nodes.length;
  const isOutermost = start === 0;
  const before = setRecording(true);
  // an inner gradient may well be constant
  tape.stopped = !isOutermost;
  try {
    const isOne = typeof x === 'number' || isTensor(x);
    const given = isOne ? { x: lift(name, x) } : checkWeights(name, x);
    const names = Object.keys(given);
    const leaves = names.map((key) => watched(name, isOne ? key : JSON.stringify(key), given[key]));
    const own = isOne ? leaves[0] : fromNames(names, leaves);
    const value = checkedValue(name, f(own as never, ...(rest as never[])));
    if (slotOf(value) < 0 && leaves.length > 0 && !tape.stopped) {
      const on = isOne ? 'its argument' : 'any weight';
      throw new TypeError(
        `${name}: the function's answer does not depend on ${on} — were numbers read with item or .data? compute with operations, like mul`,
      );
    }
    // from here on, only an outer grad differentiates
    setRecording(!isOutermost);
    const computed = observe && nodes.slice(start);
    const all = backward(value, start, leaves.length, observe !== undefined);
    const grads = leaves.map(({ shape, dtype }, i) => all[i] ?? zeros(shape, dtype));
    observe?.(names, computed!, [...grads, ...all.slice(grads.length)]);
    if (typeof x === 'number') return { value: value.data[0]!, grad: grads[0]!.data[0]! };
    return { value, grad: isOne ? grads[0]! : fromNames(names, grads) };
  } finally {
    setRecording(before);
    if (isOutermost) nodes.length = 0;
  }
}

/** Builds a record of tensors by name. */
function fromNames(names: readonly string[], tensors: readonly Tensor[]): Weights {
  const record: Record<string, Tensor> = {};
  for (let i = 0; i < names.length; i++) record[names[i]!] = tensors[i]!;
  return record;
}

const weightsKind: Kind = ['a number, a tensor or a record of weights', isRecord];

function checkWeights(name: string, x: Weights): Weights {
  return check(`${name}: x`, x, weightsKind, Array.isArray(x) ? '; tensor(x)?' : '');
}

function watched(name: string, what: string, x: unknown): DenseTensor {
  if (what === '"__proto__"') throw new RangeError(`${name}: "__proto__" cannot name a weight — every record has it`);
  if (!isTensor(x)) throw new TypeError(`${name}: ${what} is ${describe(x)} — every weight must be a tensor`);
  if (!isFloat(x.dtype)) {
    throw new TypeError(`${name}: ${what} is a tensor of ${x.dtype} — only floats have gradients; cast it to float32?`);
  }
  const leaf = traced(input, [x], undefined, x.shape, x.dtype) ?? new DenseTensor(x.shape, x.dtype, x.data);
  watch(input, [x], undefined, leaf);
  return leaf;
}

function checkedValue(name: string, value: Operand): Tensor {
  if (typeof value === 'number') return lift(name, value);
  if (isTensor(value) && sizeOf(value.shape) === 1) return reshape(value, []);
  const came = isTensor(value) ? `shape ${formatShape(value.shape)}` : describe(value);
  throw new TypeError(`${name}: the function returned ${came} — a gradient needs one number, at once; sum or mean it?`);
}
