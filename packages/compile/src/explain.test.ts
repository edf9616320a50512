import { dense, matmul, relu, sequential, sum, zeros } from '@gd/core';
import { mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { explain } from './explain';
import { trainStep } from './train/trainStep';

describe('explain', () => {
  it('shows the primitives, the kernels, bytes and operations', () => {
    const f = compile((x: ReturnType<typeof zeros>, w: ReturnType<typeof zeros>) => sum(relu(matmul(x, w))));
    expect(explain(f)).toContain('nothing is compiled yet');
    f(zeros([4, 8]), zeros([8, 16]));
    const text = explain(f);
    expect(text).toContain('input argument [0]  float32[4,8]');
    expect(text).toContain('relu·sum over [4,16]');
    // 2 · 4 · 16 · 8 for the product; then 4 · 16 for relu and as many additions
    expect(text).toContain('1,024 operations');
    expect(text).toContain('fused: 2 kernels, 1,152 floating-point operations a run');
    // 4 · 8 + 8 · 16 + 4 · 16 float32 numbers
    expect(text).toContain('896 bytes');
  });
  it('shows an optimizer as one pass over its weights, in place', () => {
    const step = trainStep({ model: sequential(dense(3)), loss: mse, optimizer: adam(), inputShape: [2] });
    step({ inputs: zeros([4, 2]), truth: zeros([4, 3]) });
    const update = explain(step)
      .split('\n')
      .filter((line) => line.includes('matmul·') && line.includes('in place'));
    expect(update).toHaveLength(1);
    expect(explain(step)).toContain('input 0.dense/kernel  float32[2,3]');
  });
});
