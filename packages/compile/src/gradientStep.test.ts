import type { Schedule, Weights } from '@gd/core';
import { add, matmul, mean, mul, random, square, sub } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { accumulate, backpropagation, cosine, gradientStep, plateau, resolveOptions, sam, sgd } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';

const draw = (name: string, shape: readonly number[]) => random(8).split(name).normal(shape);
const batch = { inputs: draw('inputs', [8, 3]), targets: draw('targets', [8, 1]) };
const weights: Weights = { kernel: draw('kernel', [3, 1]), bias: draw('bias', [1]) };
const buffers: Weights = { mean: draw('mean', []) };
type Context = { batch: typeof batch; buffers: Weights };
const objective = ({ kernel, bias }: Weights, { batch, buffers }: Context) => {
  const aux = add(matmul(batch.inputs, kernel!), bias!);
  return {
    loss: mean(square(sub(aux, batch.targets))),
    aux,
    buffers: { mean: mul(add(buffers.mean!, mean(aux)), 0.5) },
  };
};

/** What a step passes on to the next. */
const carried = <S>({ weights, buffers, state }: { weights: Weights; buffers: Weights; state: S }) => ({
  weights,
  buffers,
  state,
});

describe('gradientStep, compiled', () => {
  it.each([
    ['backpropagation', backpropagation],
    ['sam', sam({ radius: 0.1 })],
    ['accumulate', accumulate(4)],
  ] as const)('%s: a slider, a cosine and a plateau over 100 steps are one program', (_, gradient) => {
    let slider = 0.9;
    const losses: number[] = [];
    const optimizer = sgd({ learningRate: plateau(losses, { from: 0.05, factor: 0.5, patience: 5 }), momentum: 0.5 });
    const options: Record<string, Schedule> = { ...optimizer.options, momentum: () => slider };
    const step = gradientStep({ objective, optimizer, gradient });
    const compiled = compile(step);
    const start = { weights, buffers, state: optimizer.init(weights) };
    let [eager, fast] = [start, start];
    const cooling = cosine({ from: 1, steps: 100 });
    for (let t = 1; t <= 100; t++) {
      if (t === 40) slider = 0.3;
      const resolved = resolveOptions(options, t);
      const given = { options: { ...resolved, learningRate: resolved.learningRate! * cooling(t) }, t, batch };
      eager = carried(step({ ...eager, ...given, rng: random(t) }));
      fast = carried(compiled({ ...fast, ...given, rng: random(t) }));
      losses.push(t % 7);
    }
    expect(compiled.programs).toHaveLength(1);
    for (const name of ['kernel', 'bias']) expectClose(fast.weights[name]!, eager.weights[name]!, 1e-5, name);
    expectClose(fast.buffers.mean!, eager.buffers.mean!, 1e-5, 'mean');
    expect(fast.weights.kernel).not.toEqual(weights.kernel);
  });
});
