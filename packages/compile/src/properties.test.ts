import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import {
  add,
  broadcastTo,
  concat,
  div,
  grad,
  matmul,
  mul,
  random,
  reshape,
  slice,
  sum,
  tanh,
  transpose,
} from '@gd/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';

/** One line of a random function: an operation, and which earlier values it takes. */
interface Line {
  readonly choice: number;
  readonly first: number;
  readonly second: number;
}

const steps = ['tanh', 'sigmoid', 'relu', 'sin', 'abs', 'neg', 'softplus', 'square'] as const;
const pairs = ['add', 'sub', 'mul', 'maximum', 'minimum'] as const;
const folds = ['sum', 'mean', 'max', 'min'] as const;
const calm = (x: Tensor): Tensor => tanh(x);

/** Runs the lines; every value stays small, so that rounding does not grow without bound. */
function run(lines: readonly Line[], inputs: readonly Tensor[]): Tensor {
  const values = [...inputs];
  const at = (place: number): Tensor => values[place % values.length]!;
  for (const { choice, first, second } of lines) {
    const a = at(first);
    const b = at(second);
    const rank = a.shape.length;
    const axis = rank === 0 ? undefined : second % rank;
    const options = axis === undefined ? {} : { axis, keepDims: second % 2 === 0 };
    const kind = choice % 12;
    if (kind < 3) values.push(calm(apply(pairs[choice % pairs.length]!, a, like(b, a))));
    else if (kind < 5) values.push(core[steps[choice % steps.length]!](a));
    else if (kind === 5) values.push(calm(core[folds[choice % folds.length]!](a, options)));
    else if (kind === 6) values.push(rank < 2 ? reshape(a, [-1, 1]) : transpose(a));
    else if (kind === 7) values.push(reshape(a, second % 2 === 0 ? [-1] : [1, -1]));
    else if (kind === 8)
      values.push(
        rank === 0
          ? a
          : slice(
              a,
              a.shape.map((size) => Math.floor(size / 3)),
            ),
      );
    else if (kind === 9) values.push(small(a) && rank > 0 ? concat([a, mul(a, 0.5)], axis) : add(a, 0.25));
    else if (kind === 10) values.push(rank === 0 ? a : core.softmax(a, { axis: axis! }));
    else values.push(product(a, b));
  }
  return values
    .slice(inputs.length)
    .reduce<Tensor>((total, value, i) => add(total, mul(sum(value), 1 / (i + 2))), sum(inputs[0]!));
}

function apply(name: (typeof pairs)[number], a: Tensor, b: Tensor): Tensor {
  return core[name](a, b);
}

const small = (a: Tensor): boolean => a.shape.reduce((size, axis) => size * axis, 1) < 200;

/** Something of b's numbers that a can meet. */
function like(b: Tensor, a: Tensor): Tensor {
  const fits =
    b.shape.length <= a.shape.length &&
    b.shape.every((size, i) => [1, a.shape[a.shape.length - b.shape.length + i]].includes(size));
  return fits ? b : broadcastTo(core.mean(b), a.shape);
}

function product(a: Tensor, b: Tensor): Tensor {
  const left = reshape(a, [-1, a.shape.at(-1) ?? 1]);
  const width = left.shape[1]!;
  const right = b.shape.length === 2 && b.shape[0] === width ? b : transpose(left);
  if (width === 0 || left.shape[0]! > 40 || right.shape[1]! > 40) return a;
  return calm(div(matmul(left, right), width));
}

const line = fc.record({ choice: fc.nat(1000), first: fc.nat(60), second: fc.nat(60) });
const shape = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 0, maxLength: 3 });

function close(got: Tensor, wanted: Tensor, tolerance: number): void {
  expect(got.shape).toEqual(wanted.shape);
  const scale = Math.max(1, ...Array.from(wanted.data, Math.abs));
  wanted.data.forEach((x, i) => {
    if (!(Math.abs(got.data[i]! - x) <= tolerance * scale))
      throw new Error(`number ${i} is ${got.data[i]}, wanted ${x}`);
  });
}

describe('random functions of 30 to 40 operations', () => {
  const arbitrary = fc.tuple(fc.array(line, { minLength: 30, maxLength: 40 }), shape, shape, fc.nat());
  it('answer as they do eagerly, values and slopes', () => {
    fc.assert(
      fc.property(arbitrary, ([lines, one, two, seed]) => {
        const stream = random(seed);
        const [x, y] = [stream.normal(one), stream.normal(two)];
        const f = (a: Tensor, b: Tensor): Tensor => run(lines, [a, b]);
        const both = compile(
          (a: Tensor, b: Tensor) => [f(a, b), grad(f)(a, b), grad((c: Tensor) => f(a, c))(b)] as const,
        );
        const [value, slopeX, slopeY] = both(x, y);
        close(value, f(x, y), 1e-5);
        close(slopeX, grad(f)(x, y), 1e-4);
        close(slopeY, grad((c: Tensor) => f(x, c))(y), 1e-4);
      }),
      { numRuns: 60, seed: 1, endOnFailure: true },
    );
  }, 120_000);
});
