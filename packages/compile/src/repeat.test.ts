import type { Random, Tensor } from '@gd/core';
import { add, div, gather, mul, random, sum, tensor } from '@gd/core';
import { expect, it, vi } from 'vitest';
import { wasm } from './backends/wasm/backend';
import { compile } from './compile';
import { readSync } from './handle';

interface Step {
  readonly w: Tensor;
  readonly data: Tensor;
  readonly rows: Tensor;
  readonly t: number;
  readonly options: { readonly rate: number; readonly other: number };
  readonly rng: Random;
  readonly own: Random;
}

const step = ({ w, data, rows, t, options, rng, own }: Step) => {
  const noise = add(rng.split('noise').uniform([3]), own.normal([3]));
  const some = add(sum(gather(data, rows), { axis: 0 }), noise);
  const next = add(mul(w, options.other), div(mul(some, options.rate), t));
  return { w: next, data, loss: sum(next), count: sum(rows), seen: some };
};
const options = { donate: ['w', 'data'] } as const;
const stream = random(5);
const data = stream.normal([20, 3]);
const rest = { data, options: { rate: 0.5, other: 0.9 } };
const count = 300;
const rows = Array.from({ length: count }, (_, i) => Int32Array.of(i % 20, (7 * i) % 20));
const rate = Array.from({ length: count }, (_, i) => 1 / (i + 2));
const rngs = rows.map((_, i) => random(1).split(i));

function singly() {
  const f = compile(step, options);
  const own = random(9);
  let now = { w: tensor([0, 0, 0]) as never, data: data as never };
  const all = rows.map((some, i) => {
    const answer = f({
      ...now,
      rows: tensor(some),
      t: i + 1,
      options: { rate: rate[i]!, other: 0.9 },
      rng: rngs[i]!,
      own,
    });
    now = { w: answer.w as never, data: answer.data as never };
    return answer;
  });
  return { losses: all.map(({ loss }) => loss.data[0]), w: readSync(now.w), seen: all.at(-1)!.seen, own, all };
}

const tables = {
  t: rows.map((_, i) => i + 1),
  rows: Int32Array.from(rows.flatMap((some) => [...some])),
  options: { rate: Float64Array.from(rate) },
  rng: rngs,
};
const args = { ...rest, w: tensor([0, 0, 0]), rows: tensor(rows[0]!), t: 1, rng: rngs[0]! };

it('many calls in one have the bits of single calls, more than fit one chunk, random numbers too', () => {
  const wanted = singly();
  const f = compile(step, options);
  const own = random(9);
  const got = f.repeat(count, { ...args, own }, tables)!;
  expect([...(got.loss as Float64Array)]).toEqual(wanted.losses);
  expect([...(got.count as Float64Array)].slice(0, 3)).toEqual([0, 8, 16]);
  expect(readSync(got.w)).toEqual(wanted.w);
  expect(got.seen).toEqual(wanted.seen);
  expect(own.next()).toBe(wanted.own.next());
  expect([f.traces, f.programs.length]).toEqual([1, 1]);
});

it('continues from a handle, and changes none of its arguments', () => {
  const f = compile(step, options);
  const own = random(9);
  const half = (from: number) => ({
    t: tables.t.slice(from, from + 150),
    rows: tables.rows.subarray(2 * from, 2 * from + 300),
    options: { rate: tables.options.rate.subarray(from, from + 150) },
    rng: rngs.slice(from, from + 150),
  });
  const one = f.repeat(150, { ...args, own }, half(0))!;
  const two = f.repeat(150, { ...args, w: one.w, data: one.data, own }, half(150))!;
  expect(readSync(two.w)).toEqual(singly().w);
  expect([...args.w.data]).toEqual([0, 0, 0]);
  expect(f.traces).toBe(1);
});

it('is undefined if nothing can be compiled', () => {
  const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const f = compile(step, { ...options, backend: { ...wasm, missing: () => 'there is nothing' } });
  expect(f.repeat(count, { ...args, own: random(9) }, tables)).toBeUndefined();
  expect(said).toHaveBeenCalledTimes(1);
  said.mockRestore();
});

it('says what is wrong with a table', () => {
  const f = compile(step, options);
  const all = { ...args, own: random(9) };
  expect(() => f.repeat(3, all, { t: [1, 2] })).toThrow(
    'repeat: the table for t has 2 numbers — wanted 3, a row of 1 for each of 3 runs',
  );
  expect(() => f.repeat(3, all, { options: { rat: [1, 2, 3] } })).toThrow(
    'repeat: tables.options has rat — the arguments there are rate, other',
  );
  expect(() => f.repeat(3, all, { rng: [random(1)] })).toThrow(
    'repeat: the table for rng has 1 streams — wanted one for each of 3 runs',
  );
  expect(() => f.repeat(0, all, {})).toThrow('repeat: 0 calls — wanted a whole number from 1');
});

it('has its own program for each choice of tables', () => {
  const f = compile(([a, b]: readonly [Tensor, Tensor]) => add(mul(sum(a), 10), sum(b)));
  const [a, b] = [tensor([1]), tensor([2])];
  const listed = (tables?: unknown): number[] => [...(f.repeat(2, [a, b] as const, tables) as unknown as Float64Array)];
  for (const none of [undefined, [], [undefined]]) expect(listed(none)).toEqual([12, 12]);
  expect(listed([[3, 4]])).toEqual([32, 42]);
  expect(listed([undefined, [3, 4]])).toEqual([13, 14]);
  const g = compile(({ x, y }: { x: Tensor; y: Tensor }) => ({ total: add(mul(sum(x), 10), sum(y)) }));
  const named = (tables?: unknown) => [...(g.repeat(2, { x: a, y: b }, tables)!.total as Float64Array)];
  for (const none of [undefined, {}, { x: undefined }]) expect(named(none)).toEqual([12, 12]);
  expect(named({ x: [3, 4], y: undefined })).toEqual([32, 42]);
  expect(named({ x: undefined, y: [3, 4] })).toEqual([13, 14]);
  expect(() => named({ x: null })).toThrow('repeat: the table for x has no numbers — wanted 2');
});
