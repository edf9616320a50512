import type { Layer, Loss, Random, Tensor } from '@gd/core';
import { add, dense, erf, exp, gather, random, relu, sequential, tanh, tensor } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import { adam, gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile';
import type { Plan } from '../../../passes/planMemory';

import { conflicts } from './accessRanges';
import type { Piece } from './schedule';
import { schedule } from './schedule';

const stream = random(1);
function planOf(model: Layer, loss: Loss, inputs = stream.normal([64, 96])): Plan {
  const rows = inputs.shape[0]!;
  const targets =
    loss === mse ? stream.normal([rows, 10]) : tensor(Int32Array.from({ length: rows }, (_, i) => i % 10));
  const optimizer = adam();
  const step = compile(gradientStep({ objective: modelObjective(model, loss), optimizer }), {
    donate: ['weights', 'state'],
  });
  const { weights } = model.init(random(1), inputs.shape.slice(1));
  const options = resolveOptions(optimizer.options, 1);
  const batch = { inputs, targets };
  step({ weights, buffers: {}, state: optimizer.init(weights), options, t: 1, batch, rng: random(2) });
  return step.programs[0]!.plan;
}
const digits = () => planOf(sequential(dense(128), relu, dense(64), relu, dense(10)), crossEntropy);

describe.each([2, 3, 4])('a schedule for %i threads', (threads) => {
  it('runs only work in parallel that does not conflict', () => {
    const { segments } = schedule(digits(), threads);
    for (const { parts } of segments) {
      expect(parts).toHaveLength(threads);
      for (const [i, part] of parts.entries()) {
        const others: Piece[] = parts.slice(i + 1).flat();
        for (const piece of part) {
          // parts of one kernel, split by columns, write alternately, never the same bytes
          const strange = others.filter(({ kernel }) => kernel?.body.steps !== piece.kernel?.body.steps);
          expect(strange.filter((other) => conflicts(piece, other)).map(({ name }) => name)).toEqual([]);
        }
      }
    }
  });
  it('keeps the order of dependent work', () => {
    const plan = digits();
    const { segments } = schedule(plan, threads);
    // the parts of a kernel have the same little program
    const place = new Map(plan.kernels.map(({ body }, i) => [body.steps, i]));
    const placeOf = ({ kernel }: Piece): number => (kernel === undefined ? Infinity : place.get(kernel.body.steps)!);
    const done: Piece[] = [];
    for (const { parts } of segments) {
      for (const part of parts) {
        for (const piece of part) {
          const later = done.filter((one) => placeOf(one) > placeOf(piece) && conflicts(one, piece));
          expect(later.map(({ name }) => name)).toEqual([]);
          done.push(piece);
        }
      }
    }
    expect(new Set(done.map(placeOf))).toEqual(new Set(place.values()));
  });
  it('distributes most of the work evenly', () => {
    const { segments } = schedule(digits(), threads);
    const costs = segments.map(({ parts }) => parts.map((part) => part.reduce((sum, { cost }) => sum + cost, 0)));
    const all = costs.flat().reduce((sum, cost) => sum + cost, 0);
    const path = costs.reduce((sum, parts) => sum + Math.max(...parts), 0);
    expect(path).toBeLessThan((1.35 * all) / threads);
    // a barrier costs as much as thousands of numbers
    expect(segments.length).toBeLessThan(14);
  });
});

describe('a schedule', () => {
  it('runs work that may stop the program on its own: an index outside a table', () => {
    const table: Layer = {
      name: 'table',
      init: (rng) => ({ weights: { table: rng.normal([50, 96]) }, outputShape: [96] }),
      forward: ({ table }, x) => gather(table!, x),
    };
    const inputs = tensor(Int32Array.from({ length: 64 }, (_, i) => i % 50));
    const { segments } = schedule(planOf(sequential(table, dense(10)), mse, inputs), 2);
    const gathers = segments.filter(({ parts }) => parts.flat().some(({ kernel }) => kernel?.root?.kind === 'gather'));
    expect(gathers.length).toBeGreaterThan(0);
    for (const { parts } of gathers) expect(parts.flat()).toHaveLength(1);
  });
  it('leaves kernels that call host functions to the first thread, which has them', () => {
    const f = compile((x: Tensor, y: Tensor, rng: Random) => {
      const drawn = rng.split('a').normal(y.shape, { dtype: 'float64' });
      return [tanh(exp(x)), ...[0, 1, 2, 3].map((shift) => erf(add(y, shift))), drawn];
    });
    f(stream.normal([256, 256]), stream.normal([9], { dtype: 'float64' }), random(1));
    const { segments } = schedule(f.programs[0]!.plan, 2);
    const pieces = (part: number) => segments.flatMap(({ parts }) => parts[part]!).map(({ name }) => name);
    expect(pieces(1)).toEqual(['exp·tanh']);
    expect(pieces(0)).toContain('random');
    expect(pieces(0).filter((name) => name.includes('erf')).length).toBeGreaterThan(0);
  });
  it('gives a small step to one thread', () => {
    const { segments } = schedule(planOf(sequential(dense(10)), mse, stream.normal([2, 3])), 2);
    for (const { parts } of segments) expect(parts[1]).toEqual([]);
  });
});
