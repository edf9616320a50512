import { compile } from '@gd/compile';
import type { DType, Tensor } from '@gd/core';
import { cast, grad, isTensor, mul, random, sum, tensor } from '@gd/core';

/** The properties of an operation, found by running it. */
export interface OperationRow {
  readonly name: string;
  /** Whether it compiles, or the compiler falls back to eager operations. */
  readonly compiled: 'yes' | 'falls back';
  /** Flat: a gradient of 0 everywhere; none: the result is not a float and has no gradient. */
  readonly gradient: 'yes' | 'flat' | 'none';
  /** The dtype of the result for each input dtype. */
  readonly makes: Readonly<Record<string, DType>>;
}

type Operation = (...args: unknown[]) => unknown;

const dtypes: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];
const rng = random(1);
const some = (...shape: number[]): Tensor => rng.uniform(shape, { low: 0.2, high: 0.9 });
const [x, y, table, images, kernel] = [some(2, 3), some(2, 3), some(3, 2), some(1, 4, 4, 2), some(2, 2, 2, 3)];
const places = tensor(Int32Array.of(1, 0));

/** The argument lists to try, the simplest first: each operation gets the first one that it accepts. */
const calls: readonly (readonly unknown[])[] = [
  [x],
  [x, y],
  [x, table],
  [[x, y]],
  [tensor([true, false, true]), x, y],
  [x, places],
  [x, places, 3],
  [places, 3],
  [x, 'float64'],
  [x, 0],
  [x, 0.3, 0.7],
  [x, [3, 2]],
  [x, [4, 2, 3]],
  [x, [0, 1], [2, 3]],
  [
    x,
    [
      [1, 0],
      [0, 2],
    ],
  ],
  [images],
  [images, 2],
  [images, kernel],
];

/**
 * Runs every operation eager, compiled, and differentiated, and reports the results. `declared` are the calls of those
 * that accept none of the usual arguments.
 */
export function operationRows(
  operations: Readonly<Record<string, unknown>>,
  declared: Readonly<Record<string, readonly (readonly unknown[])[]>> = {},
): readonly OperationRow[] {
  return Object.entries(operations).map(([name, operation]) => {
    const run = operation as Operation;
    const call = [...(declared[name] ?? []), ...calls].find((args) => answers(run, args));
    if (call === undefined) {
      throw new Error(
        `${name}: answers to none of the usual calls — export calls = [[…]], each the arguments of one, from packages/core/src/ops/${name}.cases.ts`,
      );
    }
    return {
      name,
      compiled: compiledOf(run, call),
      gradient: gradientOf(run, call),
      makes: makesOf(run, call),
    };
  });
}

function answers(run: Operation, args: readonly unknown[]): boolean {
  try {
    const answer = run(...args);
    if (!isTensor(answer) || !dtypes.includes(answer.dtype)) return false;
    const size = answer.shape.reduce((product, length) => product * length, 1);
    return answer.data.length === size && answer.data.every((number) => Number.isFinite(number));
  } catch {
    return false;
  }
}

function compiledOf(run: Operation, call: readonly unknown[]): OperationRow['compiled'] {
  const compiled = compile((...given: Tensor[]) => {
    const left = given.values();
    return run(...withTensors(call, () => left.next().value!)) as Tensor;
  });
  const tensors: Tensor[] = [];
  withTensors(call, (one) => {
    tensors.push(one);
    return one;
  });
  compiled(...tensors);
  return compiled.programs.length === 1 ? 'yes' : 'falls back';
}

function makesOf(run: Operation, call: readonly unknown[]): OperationRow['makes'] {
  const made = dtypes.map((dtype) => {
    const args = withTensors(call, (one) => (isFloat(one) ? cast(one, dtype) : one));
    return [dtype, (run(...args) as Tensor).dtype] as const;
  });
  return Object.fromEntries(made);
}

function gradientOf(run: Operation, call: readonly unknown[]): OperationRow['gradient'] {
  if (!isFloat(run(...call) as Tensor)) return 'none';
  let found: OperationRow['gradient'] = 'none';
  withTensors(call, (one) => {
    if (found === 'yes' || !isFloat(one)) return one;
    const gradient = grad((now: Tensor) => {
      const answer = run(...withTensors(call, (other) => (other === one ? now : other))) as Tensor;
      return sum(mul(answer, uneven(answer)));
    })(one);
    found = gradient.data.some((number) => number !== 0) ? 'yes' : 'flat';
    return one;
  });
  return found;
}

/** Uneven weights, so that gradients that add up to zero, like those of softmax, still show. */
function uneven({ shape, dtype, data }: Tensor): Tensor {
  return tensor(
    Float64Array.from(data, (_, i) => 1 + i * i),
    { shape, dtype },
  );
}

function withTensors(call: readonly unknown[], change: (one: Tensor) => Tensor): unknown[] {
  return call.map((part) => {
    if (isTensor(part)) return change(part);
    return Array.isArray(part) && part.every((one) => isTensor(one)) ? part.map(change) : part;
  });
}

function isFloat({ dtype }: Tensor): boolean {
  return dtype === 'float32' || dtype === 'float64';
}
