import { dense, matmul, random, relu, sequential, sum, zeros } from '@gd/core';
import { mse } from '@gd/losses';
import { adam, gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { explain } from './explain';

describe('explain', () => {
  it('shows the primitives, the kernels, bytes and operations', () => {
    const f = compile((x: ReturnType<typeof zeros>, w: ReturnType<typeof zeros>) => sum(relu(matmul(x, w))));
    expect(explain(f)).toContain('nothing is compiled yet');
    f(zeros([4, 8]), zeros([8, 16]));
    const text = explain(f);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'called: 3 operations',
      '  #0 = matmul(argument [0], argument [1])  float32[4,16]',
      '  #1 = relu(#0)  float32[4,16]',
      '  #2 = sum(#1)  float32[]',
    ]);
    expect(text).toContain('%3 = relu(%2)  float32[4,16]');
    expect(text).toContain('t1 = relu(%2)\n       %4 ← sum of t1');
    expect(text).toContain('relu·sum over [4,16]');
    // 2 · 4 · 16 · 8 for the product; then 4 · 16 for relu and as many additions
    expect(text).toContain('1,024 operations');
    expect(text).toContain('fused: 2 kernels, 1,152 floating-point operations a run');
    // 4 · 8 + 8 · 16 + 4 · 16 float32 numbers
    expect(text).toContain('896 bytes');
  });
  it('shows an optimizer as one pass over its weights, in place', () => {
    const [model, optimizer] = [sequential(dense(3)), adam()];
    const step = compile(gradientStep({ objective: modelObjective(model, mse), optimizer }), {
      donate: ['weights', 'state'],
    });
    const { weights } = model.init(random(1), [2]);
    step({
      ...{ weights, buffers: {}, state: optimizer.init(weights), options: resolveOptions(optimizer.options, 1), t: 1 },
      ...{ batch: { inputs: zeros([4, 2]), targets: zeros([4, 3]) }, rng: random(2) },
    });
    const update = explain(step)
      .split('\n')
      .filter((line) => line.includes('matmul·') && line.includes('in place'));
    expect(update).toHaveLength(1);
    expect(explain(step)).toContain('= mul(state.0.dense/kernel.m, options.beta1)  float32[2,3]');
    expect(explain(step)).toContain('t2 = add(matmul(batch.inputs, weights.0.dense/kernel), weights.0.dense/bias)');
  });
});
