import { compile } from '@gd/compile';
import type { DType, Tensor } from '@gd/core';
import type { Op } from '@gd/core/extend';
import { apply, setTracer } from '@gd/core/extend';
import fc from 'fast-check';
import type { Answer, RandomFunction } from './randomFunction';
import { argumentsOf, describeFunction, functionOf } from './randomFunction';

/** The tolerances for values and gradients, relative to the largest number of their tensor, or to 1. */
export const tolerances = { float32: { value: 1e-5, grad: 1e-4 }, float64: { value: 1e-12, grad: 1e-11 } } as const;

const line = fc.record({ choice: fc.nat(9999), first: fc.nat(60), second: fc.nat(60), more: fc.nat(1e9) });
const axis = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 7 }) },
  { weight: 4, arbitrary: fc.constantFrom(1, 16, 33) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const shape = fc.oneof(
  { weight: 9, arbitrary: fc.array(axis, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant([]) },
);

export const randomFunctions = (float: DType): fc.Arbitrary<RandomFunction> =>
  fc.record({
    lines: fc.array(line, { minLength: 30, maxLength: 36 }),
    shapes: fc.tuple(shape, shape, shape),
    float: fc.constant(float),
    seed: fc.nat(),
  });

/**
 * How many functions were compared, and for how many of them rounding alone changes the result beyond the tolerance.
 */
export interface Tally {
  compared: number;
  shaky: number;
}

/** Throws, with the function as text, unless its compiled result equals the eager one. */
export function compareRandomFunction(f: RandomFunction, tally: Tally): void {
  const eager = functionOf(f);
  const args = argumentsOf(f);
  const wanted = eager(...args);
  const compiled = compile(functionOf(f));
  const got = compiled(...args);
  tally.compared++;
  const faults = compiled.programs.length === 1 ? difference(got, wanted, f.float) : ['it was not compiled'];
  if (faults.length === 0) return;
  // a comparison that depends on rounding, or a gradient beside a kink: then eager results differ from one another as
  // much
  const shaken = Array.from({ length: 8 }, (_, i) => shake(f.float, i, () => eager(...args)));
  if (shaken.some((other) => difference(other, wanted, f.float).length > 0)) {
    tally.shaky++;
    return;
  }
  throw new Error(`${faults.join('\n')}\n${describeFunction(f)}`);
}

function difference(got: Answer, wanted: Answer, float: DType): string[] {
  const { value, grad } = tolerances[float as 'float32'];
  return [
    off(got.value, wanted.value, value, 'value'),
    ...wanted.seen.map((one, i) => off(got.seen[i]!, one, value, `seen ${one.dtype}`)),
    ...Object.keys(wanted.gradients).map((name) =>
      off(got.gradients[name]!, wanted.gradients[name]!, grad, `gradient of ${name}`),
    ),
  ].filter((fault) => fault !== '');
}

function off(got: Tensor, wanted: Tensor, tolerance: number, what: string): string {
  if (got.dtype !== wanted.dtype || String(got.shape) !== String(wanted.shape)) {
    return `${what} is ${got.dtype}[${got.shape}], wanted ${wanted.dtype}[${wanted.shape}]`;
  }
  let scale = 1;
  for (const x of wanted.data) if (Math.abs(x) > scale && x !== Infinity && x !== -Infinity) scale = Math.abs(x);
  const at = wanted.data.findIndex((x, i) => {
    const y = got.data[i]!;
    return !(Object.is(x, y) || x === y || Math.abs(x - y) <= tolerance * scale);
  });
  return at < 0 ? '' : `${what}: number ${at} is ${got.data[at]}, wanted ${wanted.data[at]}`;
}

/** Runs with every operation's numbers off by a few units in the last place. */
function shake<T>(float: DType, seed: number, run: () => T): T {
  const unit = float === 'float32' ? 2 ** -23 : 2 ** -52;
  let rng = seed * 7919 + 1;
  let inside = false;
  const before = setTracer((op, inputs, options) => {
    if (inside) return undefined;
    inside = true;
    try {
      const out = apply(op as Op<readonly Tensor[], unknown>, inputs, options);
      if (out.dtype !== float) return out as never;
      for (let i = 0; i < out.data.length; i++) {
        rng = (Math.imul(rng, 1664525) + 1013904223) | 0;
        out.data[i]! *= 1 + (rng / 2 ** 31) * 2 * unit;
      }
      return out as never;
    } finally {
      inside = false;
    }
  });
  try {
    return run();
  } finally {
    setTracer(before);
  }
}
