import { readdirSync } from 'node:fs';
import type { Backend, Compiled, PreparedInput, PreparedOutput, PreparedStream } from '@gd/compile';
import { compile, read } from '@gd/compile';
import type { Optimizer, Random, Tensor, Weights } from '@gd/core';
import * as core from '@gd/core';
import { cast, dense, dropout, grad, mul, random, reshape, sequential, sin, sum, tensor } from '@gd/core';
import { bernoulliDrawing, drawAt, normalDrawing, positionOf, skipAt, splitAt, uniformDrawing } from '@gd/core/extend';
import { expectClose } from '@gd/core/testing';
import { crossEntropy, mse } from '@gd/losses';
import * as optim from '@gd/optim';
import { cosine, gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { interpreter, interpreterWith } from './interpreter';
import type { F, OperationCase } from './operationCases';
import { operationCases } from './operationCases';

/** A function compiled for the interpreter. */
function interpreted(f: F) {
  return async (...inputs: readonly Tensor[]): Promise<Tensor> => {
    const compiled = compile(f, { backend: interpreter });
    const answer = await read(compiled(...inputs));
    expect(compiled.programs).toHaveLength(1);
    return answer;
  };
}

const stream = random(8);

/** A training with dropout and a schedule, in single calls, a prepared one and repeated ones. */
async function trained(optimizer: Optimizer, backend: Backend | undefined) {
  const model = sequential(dense(5), core.tanh, dropout(0.3), dense(2));
  const { weights, buffers = {} } = model.init(random(1), [3]);
  const batch = { inputs: random(2).normal([4, 3]), targets: random(3).normal([4, 2]) };
  const rate = cosine({ from: 1, steps: 12 });
  const given = (t: number) => {
    const options = resolveOptions(optimizer.options, t);
    return {
      t,
      rng: random(4).split(t),
      batch,
      options: { ...options, learningRate: options.learningRate! * rate(t) },
    };
  };
  const f = compile(gradientStep({ objective: modelObjective(model, mse), optimizer }) as never, {
    donate: ['weights', 'buffers', 'state'],
    ...(backend && { backend }),
  }) as never as Compiled<[object], { weights: Weights; buffers: Weights; state: unknown; loss: Tensor }>;
  const losses: number[] = [];
  let now = { weights, buffers, state: optimizer.init(weights) } as ReturnType<typeof f>;
  for (let t = 1; t <= 4; t++) {
    now = f({ weights: now.weights, buffers: now.buffers, state: now.state, ...given(t) });
    losses.push((await read(now.loss)).data[0]!);
  }
  const call = f.prepare({ weights: now.weights, buffers: now.buffers, state: now.state, ...given(5) })! as never as {
    inputs: { t: PreparedInput; options: { learningRate: PreparedInput }; rng: PreparedStream };
    outputs: Pick<typeof now, 'weights' | 'buffers' | 'state'> & { loss: PreparedOutput };
    run(): Promise<void>;
  };
  for (let t = 5; t <= 8; t++) {
    const { rng, options } = given(t);
    call.inputs.t.set(t);
    call.inputs.rng.set(rng);
    call.inputs.options.learningRate.set(options.learningRate!);
    void call.run();
    losses.push((await call.outputs.loss.read()).data[0]!);
  }
  const { weights: before, buffers: kept, state } = call.outputs;
  const steps = [9, 10, 11, 12];
  const tables = {
    t: steps,
    rng: steps.map((t) => given(t).rng),
    options: { learningRate: steps.map((t) => given(t).options.learningRate!) },
  };
  const last = f.repeat(4, { weights: before, buffers: kept, state, ...given(9) }, tables)!;
  losses.push(...((await last.loss) as unknown as Float64Array));
  return {
    weights: (await read(last.weights)) as Weights,
    state: await read(last.state),
    losses,
    traces: f.traces,
  };
}
const of = (name: string, f: F, ...shapes: number[][]): OperationCase => ({ name, f, shapes });

const onImages = [
  of(
    'conv2d',
    (x, k) => core.conv2d(x!, k!, { stride: [2, 1], padding: 'same', dilation: [1, 2] }),
    [2, 6, 5, 3],
    [3, 2, 3, 4],
  ),
  of('conv2d in groups', (x, k) => core.conv2d(x!, k!, { groups: 2 }), [1, 4, 4, 4], [2, 2, 2, 6]),
  of('maxPool2d', (x) => core.maxPool2d(x!, 2, { padding: 1 }), [2, 5, 4, 3]),
  of('avgPool2d', (x) => core.avgPool2d(x!, 3, { stride: 2, padding: 1 }), [2, 5, 4, 3]),
];

describe.each(['float32', 'float64'] as const)('the interpreter of plans, in %s', (dtype) => {
  const tolerance = dtype === 'float32' ? 3e-6 : 1e-12;

  it.each([...operationCases, ...onImages])(
    '$name of $shapes',
    async ({ f, shapes, fit = (x) => x, smooth = true }) => {
      const xs = shapes.map((shape) => {
        const drawn = stream.normal(shape, { dtype: 'float64' });
        return cast(tensor(Float64Array.from(drawn.data, fit), { shape }), dtype);
      });
      const wanted = f(...xs);
      const got = await interpreted(f)(...xs);
      expect([got.dtype, got.shape]).toEqual([wanted.dtype, wanted.shape]);
      expectClose(got, wanted, tolerance);
      if (!smooth) return;
      const weight = sin(reshape(cast(core.arange(0, wanted.data.length), dtype), wanted.shape));
      for (const index of xs.keys()) {
        const gradient: F = (...at) =>
          grad((y: Tensor) => sum(mul(f(...at.map((other, i) => (i === index ? y : other))), weight)))(at[index]!);
        expectClose(await interpreted(gradient)(...xs), gradient(...xs), tolerance * 20, `input ${index}`);
      }
    },
  );
});

describe('the interpreter of plans', () => {
  it('trains like WebAssembly, step by step and in many steps at once', async () => {
    const model = sequential(dense(8), core.relu, dropout(0.4), dense(3));
    const targets = tensor(Int32Array.of(0, 2, 1, 1));
    const step = ({ weights, x, rate, rng }: { weights: Weights; x: Tensor; rate: number; rng: Random }) => {
      const loss = (now: Weights) => crossEntropy(model.forward(now, x, { training: true, rng } as never), targets);
      const { value, grad: grads } = core.valueAndGrad(loss)(weights);
      const next = Object.entries(weights).map(([name, weight]) => [name, core.sub(weight, mul(grads[name]!, rate))]);
      return { weights: Object.fromEntries(next) as Weights, loss: value };
    };
    const { weights } = model.init(random(1), [5]);
    const args = { weights, x: stream.normal([4, 5]), rate: 0.5, rng: random(7) };
    const tables = { rate: [0.5, 0.4, 0.3], rng: (t: number) => random(7).split(t) };
    const learned = async (backend: typeof interpreter | undefined) => {
      const compiled = compile(step, { donate: ['weights'], ...(backend && { backend }) });
      let now = compiled(args);
      for (let t = 1; t < 5; t++) now = compiled({ ...args, weights: now.weights, rng: random(7).split(t) } as never);
      const { weights: last } = compiled.repeat(3, { ...args, weights: now.weights } as never, tables) as typeof now;
      return (await read(last)) as Weights;
    };
    const [got, wanted] = [await learned(interpreter), await learned(undefined)];
    for (const name of Object.keys(wanted)) expectClose(got[name]!, wanted[name]!, 1e-5, name);
    expect(got).not.toEqual(weights);
  });
  it.each(
    readdirSync(new URL('../../../packages/optim/src/optimizers', import.meta.url)).filter((file) =>
      /^\w+\.ts$/.test(file),
    ),
  )('without float64 steps with the bits that it has with it, and as WebAssembly: %s', async (file) => {
    const optimizer = (optim as unknown as Record<string, () => Optimizer>)[file.replace('.ts', '')]!();
    const [got, same, wanted] = await Promise.all(
      [interpreterWith({ float64: false }), interpreter, undefined].map((backend) => trained(optimizer, backend)),
    );
    expect(got).toEqual(same);
    const { weights, losses } = wanted!;
    for (const name of Object.keys(weights)) expectClose(got!.weights[name]!, weights[name]!, 1e-4, name);
    expectClose(tensor([...got!.losses]), tensor([...losses]), 1e-5);
    // single calls and prepared ones share a program
    expect(got!.traces).toBe(2);
  });
  it('without float64 refuses any', () => {
    const { withoutFloat64: _, ...facts } = interpreterWith({ float64: false }).facts;
    const careless = { ...interpreterWith({ float64: false }), facts };
    expect(() => compile((x: Tensor, t: number) => mul(x, t), { backend: careless })(tensor([1]), 2)).toThrow(
      'the interpreter was made without float64, but found one',
    );
    expect(() =>
      interpreterWith({ float64: false })
        .allocate(64)
        .write(0, { dtype: 'float64', data: new Float64Array(1) }),
    ).toThrow();
  });
  it.each([uniformDrawing([9]), normalDrawing([9], { dtype: 'float64' }), bernoulliDrawing([9], 0.3)])(
    'draws what a stream draws: $kind',
    async (drawing) => {
      const f: F = (position) => drawAt(splitAt(skipAt(position!, drawing), 'a'), drawing);
      const position = tensor(positionOf(random(12))!);
      expect(await interpreted(f)(position)).toEqual(f(position));
    },
  );
  it('refuses an index that does not exist', async () => {
    const indices = tensor([2, 0, 1, 0], { dtype: 'int32' });
    const f: F = (x) => core.gather(x!, indices);
    await expect(interpreted((x, i) => core.gather(x!, i!))(stream.normal([2]), indices)).rejects.toThrow(
      'compile: gather or scatterAdd found an index outside its tensor',
    );
    expect((await interpreted(f)(stream.normal([3]))).shape).toEqual([4]);
  });
});
