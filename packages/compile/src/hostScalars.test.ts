import { readdirSync } from 'node:fs';
import type { Optimizer, Random, Schedule, Tensor, Weights } from '@gd/core';
import {
  add,
  cast,
  dense,
  div,
  dropout,
  gather,
  maximum,
  mul,
  random,
  sequential,
  sub,
  sum,
  tanh,
  tensor,
} from '@gd/core';
import { mse } from '@gd/losses';
import * as optim from '@gd/optim';
import { adam, cosine, freeze, gradientStep, modelObjective, partition, resolveOptions, sgd, warmUp } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import type { Backend, Memory } from './backends/backend';
import { wasm } from './backends/wasm/backend';
import type { Compiled } from './compile';
import { compile } from './compile';
import { readSync } from './handle';
import { hostScalars } from './hostScalars';
import type { Repetition } from './program';

/** WebAssembly as if it had no float64: it refuses programs that use it. */
const narrow: Backend = {
  ...wasm,
  name: 'narrow',
  facts: { ...wasm.facts, withoutFloat64: hostScalars },
  compile(program) {
    const { graph, plan, repetition } = program;
    const dtypes = [
      ...graph.nodes,
      ...plan.addresses.keys(),
      ...plan.kernels.flatMap(({ body }) => body.steps),
      ...(repetition?.collected ?? []),
    ].map(({ dtype }) => dtype);
    if (dtypes.includes('float64')) throw new TypeError('narrow: there is a float64');
    // lists of WebAssembly are float64: here the runs are repeated from outside
    const executable = wasm.compile({ ...program, repetition: undefined });
    return {
      ...executable,
      isWorthSharing: false,
      start(memory) {
        const one = executable.start(memory);
        return { ...one, repeat: (count) => repeated(count, () => one.run(), memory, repetition!) };
      },
    };
  },
};

function repeated(count: number, run: () => void, memory: Memory, { tables, collected }: Repetition): void {
  for (let i = 0; i < count; i++) {
    for (const { from, to, bytes } of tables)
      memory.view!(to, 'int32', bytes / 4).set(memory.view!(from + i * bytes, 'int32', bytes / 4));
    run();
    for (const { from, to, dtype } of collected) memory.view!(to, dtype, count)[i] = memory.view!(from, dtype, 1)[0]!;
  }
}

const makers = optim as unknown as Record<string, (inner?: object) => Optimizer>;
const thingsIn = (folder: string): string[] =>
  readdirSync(new URL(`../../optim/src/${folder}`, import.meta.url))
    .filter((file) => /^\w+\.ts$/.test(file))
    .map((file) => file.replace('.ts', ''));
const special: Record<string, Optimizer> = {
  freeze: freeze(adam(), (name) => name.endsWith('bias')) as Optimizer,
  partition: partition((name) => (name.endsWith('bias') ? 'a' : 'b'), { a: adam(), b: sgd() } as never) as Optimizer,
};
const optimizers = [
  ...thingsIn('optimizers').map((name): [string, Optimizer] => [name, makers[name]!()]),
  ...thingsIn('wrappers').map((name): [string, Optimizer] => [name, special[name] ?? makers[name]!(adam())]),
];

const model = sequential(dense(6), tanh, dropout(0.4), dense(2));
const draw = (name: string, shape: readonly number[]) => random(8).split(name).normal(shape);
const batch = { inputs: draw('inputs', [5, 3]), targets: draw('targets', [5, 2]) };
const { weights, buffers = {} } = model.init(random(1), [3]);
const count = 9;

interface Result {
  readonly weights: Weights;
  readonly state: unknown;
  readonly losses: readonly number[];
  readonly traces: number;
}

/** Steps with a schedule for the learning rate and a slider for all other options, in each way of calling. */
function learned(optimizer: Optimizer, backend: Backend): Result[] {
  const rate = warmUp(cosine({ from: 1, steps: count }), { steps: 3 });
  const optionsAt = (t: number) =>
    Object.fromEntries(
      Object.entries(resolveOptions(optimizer.options as Record<string, Schedule>, t)).map(([name, value]) => [
        name,
        value * (name === 'learningRate' ? rate(t) : t > 4 ? 0.97 : 1),
      ]),
    );
  const step = gradientStep({ objective: modelObjective(model, mse), optimizer });
  const start = { weights, buffers, state: optimizer.init(weights) };
  const rngAt = (t: number): Random => random(3).split(t);
  const given = (t: number) => ({ options: optionsAt(t), t, rng: rngAt(t), batch });
  const make = () => compile(step as never, { donate: ['weights', 'buffers', 'state'], backend }) as never;
  type Step = Compiled<[object], { weights: Weights; buffers: Weights; state: unknown; loss: Tensor }>;
  const result = (f: Step, { weights, state }: { weights: Weights; state: unknown }, losses: number[]): Result => {
    return { weights: readSync(weights), state: readSync(state), losses, traces: f.traces };
  };

  const single: Step = make();
  let now: ReturnType<Step> = start as never;
  const losses: number[] = [];
  for (let t = 1; t <= count; t++) {
    const { weights, buffers, state } = now;
    now = single({ weights, buffers, state, ...given(t) });
    losses.push(now.loss.data[0]!);
  }

  const ready: Step = make();
  const call = ready.prepare({ ...start, ...given(1) })! as never as {
    inputs: {
      t: { set(value: number): void };
      options: Record<string, { data: Float64Array }>;
      rng: { set(rng: Random): void };
    };
    outputs: { weights: Weights; state: unknown; loss: { data: Float32Array } };
    run(): void;
  };
  const preparedLosses: number[] = [];
  for (let t = 1; t <= count; t++) {
    call.inputs.t.set(t);
    call.inputs.rng.set(rngAt(t));
    for (const [name, value] of Object.entries(optionsAt(t))) call.inputs.options[name]!.data[0] = value;
    call.run();
    preparedLosses.push(call.outputs.loss.data[0]!);
  }

  const many: Step = make();
  const steps = Array.from({ length: count }, (_, i) => i + 1);
  const table = Object.keys(optimizer.options).map((name) => [name, steps.map((t) => optionsAt(t)[name]!)]);
  const tables = { t: steps, rng: steps.map(rngAt), options: Object.fromEntries(table) };
  const last = many.repeat(count, { ...start, ...given(1) }, tables)! as never as { loss: Float64Array } & typeof now;
  return [
    result(single, now, losses),
    result(ready, call.outputs, preparedLosses),
    result(many, last, [...(last.loss as unknown as Float64Array)]),
  ];
}

describe('a backend without float64', () => {
  it('is tested with all optimizers and wrappers', () => expect(optimizers.length).toBeGreaterThan(28));
  it.each(optimizers)(
    '%s: gives the bits of a backend with float64, in every way of calling, with one trace',
    (_, optimizer) => {
      const [got, wanted] = [learned(optimizer, narrow), learned(optimizer, wasm)];
      expect(got).toEqual(wanted);
      expect(got[1]).toEqual(got[0]);
      expect(got[2]).toEqual(got[0]);
      expect(got.map(({ traces }) => traces)).toEqual([1, 1, 1]);
      expect(got[0]!.weights).not.toEqual(weights);
    },
  );
});

const double = (value: number): Tensor => tensor(value, { dtype: 'float64' });
const average = ({ w, product, t }: { w: Tensor; product: Tensor; t: number }) => {
  const next = mul(product, div(t, 2));
  return { w: add(w, sub(1, next)), product: next, t, seen: [mul(next, t), cast(next, 'float32')] };
};
type Run = (args: object) => Record<'w' | 'product', Tensor> & { t: number; seen: Tensor[] };
const averaging = (backend: Backend, donate: string[] = ['w', 'product']) =>
  compile(average as never, { donate, keep: ['seen'], backend }) as unknown as Compiled<[object], ReturnType<Run>>;

describe('float64 numbers that the host keeps', () => {
  const start = { w: tensor([1, 2]), product: double(1) };
  const pairs = (donate?: string[]) => [averaging(narrow, donate), averaging(wasm, donate)] as const;
  it.each([[['w', 'product']], [['w']]])('are state and answers, with %s donated', (donate) => {
    const answers = pairs(donate).map((f) => {
      let now = f({ ...start, t: 3 });
      const seen = [readSync(now.seen)];
      for (const t of [5, 0.7]) {
        const { w, product } = now;
        now = f({ w, product, t });
        seen.push(readSync(now.seen));
      }
      return { ...readSync(now), w: readSync(now.w), product: readSync(now.product), seen, traces: f.traces };
    });
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.product).toEqual(double((((3 / 2) * 5) / 2) * 0.35));
    expect(answers[0]!.t).toBe(0.7);
  });
  it('are saved for their handle when others take their place, and are read from plain tensors', () => {
    for (const f of pairs()) {
      const one = f({ ...start, t: 3 });
      const two = f({ w: one.w, product: double(8), t: 1 });
      expect([readSync(one.product), readSync(two.product)]).toEqual([double(1.5), double(4)]);
      const third = f({ w: two.w, product: two.product, t: 1 });
      expect(() => readSync(two.product)).toThrow('read: product of call');
      expect(readSync(third.product)).toEqual(double(2));
    }
  });
  it('do not change when a run fails before it changes anything', () => {
    const f = compile(
      ({ product, x, i }: { product: Tensor; x: Tensor; i: Tensor }) => ({ product: mul(product, 2), y: gather(x, i) }),
      { donate: ['product'], backend: narrow },
    );
    const at = (i: number) => ({ x: tensor([1, 2]), i: tensor([i], { dtype: 'int32' }) });
    const { product } = f({ product: double(1), ...at(1) });
    expect(() => f({ product, ...at(2) })).toThrow('found an index outside its tensor');
    expect(readSync(f({ product, ...at(0) }).product)).toEqual(double(4));
  });
  it('are returned in lists from repeated runs, more than fit one chunk, and keep their last values', () => {
    const t = Float64Array.from({ length: 300 }, (_, i) => 2 + (i % 3) / 100);
    const f = ({ w, product, t }: { w: Tensor; product: Tensor; t: number }) => {
      const { product: next, ...rest } = average({ w, product, t });
      return { ...rest, product: next, next, half: cast(next, 'float32'), first: sum(rest.w) };
    };
    const [got, wanted] = [narrow, wasm].map((backend) => {
      const many = compile(f, { donate: ['w', 'product'], backend });
      const { w, product, next, half, first } = many.repeat(300, { ...start, t: 1 }, { t })!;
      const after = many({ w, product, t: 4 } as never);
      return { next, half, first, after: [readSync(after.w), readSync(after.product), after.seen, after.first] };
    });
    expect(got).toEqual(wanted);
    expect((got!.next as Float64Array)[299]).toBeGreaterThan(2);
  });
  it('may be computed from single numbers of any kind', () => {
    const f = ({ i, x, on, t }: { i: Tensor; x: Tensor; on: Tensor; t: number }) =>
      mul(cast(mul(mul(cast(i, 'float64'), cast(x, 'float64')), add(cast(on, 'float64'), t)), 'float32'), x);
    const args = { i: tensor(3, { dtype: 'int32' }), x: tensor(0.1), on: tensor([true], { shape: [] }), t: 0.3 };
    expect(compile(f, { backend: narrow })(args)).toEqual(compile(f)(args));
  });
});

describe('what the host cannot compute', () => {
  const said = (f: (args: never) => object, args: object, donate: string[] = []) => {
    const g = compile(f as never, { donate, keep: ['none'], backend: narrow }) as unknown as (args: object) => unknown;
    return expect(() => g(args));
  };
  const rest = ', and backend narrow computes in float32 — cast it to float32, or run it eagerly?';
  it('is reported: state that depends on tensors', () => {
    const f = ({ d, x }: { d: Tensor; x: Tensor }) => ({ d: maximum(d, cast(sum(x), 'float64')) });
    said(f, { d: double(1), x: tensor([1, 2]) }, ['d']).toThrow(
      `compile: d keeps float64 numbers that come from tensors${rest}`,
    );
    said(f, { d: double(1), x: tensor([1, 2]) }).toThrow(`compile: maximum is float64[]${rest}`);
  });
  it('is reported: lists of float64', () => {
    const x = tensor([1, 2], { dtype: 'float64' });
    said(({ x }: { x: Tensor }) => ({ y: cast(x, 'float32') }), { x }).toThrow(`compile: x is float64[2]${rest}`);
    said(({ w }: { w: Tensor }) => ({ w }), { w: x }, ['w']).toThrow(`compile: w is float64[2]${rest}`);
  });
});
