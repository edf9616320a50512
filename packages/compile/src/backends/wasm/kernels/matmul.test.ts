import type { Tensor } from '@gd/core';
import { matmul, random, transpose } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { trace } from '../../../trace/trace';
import { allocateMemory } from '../allocateMemory';
import { hasRelaxedSimd } from '../encode/hasRelaxedSimd';
import { build, read, start, write } from '../program';

const variants = hasRelaxedSimd() ? [false, true] : [false];
const kinds = ['NN', 'NT', 'TN', 'TT'] as const;
const stream = random(5);

/** The error of a product compared with float64, relative to the sum of the absolute values of its terms. */
function error(relaxed: boolean, kind: (typeof kinds)[number], [m, n, k]: readonly [number, number, number]): number {
  const a = stream.normal(kind[0] === 'N' ? [m, k] : [k, m]);
  const b = stream.normal(kind[1] === 'N' ? [k, n] : [n, k]);
  const turn = (x: Tensor, letter: string | undefined): Tensor => (letter === 'T' ? transpose(x) : x);
  const { graph } = trace(({ input }) => {
    const [x, y] = [input(a.shape, 'float32', 'a'), input(b.shape, 'float32', 'b')];
    return { outputs: [matmul(turn(x, kind[0]), turn(y, kind[1]))], result: undefined };
  });
  const program = build(graph, { relaxed });
  const memory = allocateMemory(program.memoryBytes);
  const running = start(program, memory);
  const addressOf = (i: number): number => program.plan.addresses.get(program.graph.inputs[i]!)!;
  write(memory, addressOf(0), a);
  write(memory, addressOf(1), b);
  running.run();
  const output = program.graph.outputs[0]!;
  const got = read(memory, program.plan.addresses.get(output)!, output).data;
  let worst = 0;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let [sum, size] = [0, 0];
      for (let step = 0; step < k; step++) {
        const term =
          a.data[kind[0] === 'N' ? i * k + step : step * m + i]! *
          b.data[kind[1] === 'N' ? step * n + j : j * k + step]!;
        sum += term;
        size += Math.abs(term);
      }
      worst = Math.max(worst, Math.abs(got[i * n + j]! - sum) / size);
    }
  }
  return worst;
}

describe.each(variants)('products of matrices, relaxed %s', (relaxed) => {
  it.each(kinds)('%s is right at every edge', (kind) => {
    for (let size = 1; size <= 17; size++) {
      for (const sizes of [
        [size, 7, 5],
        [3, size, 6],
        [4, 9, size],
        [size, size, size],
      ] as const) {
        expect(error(relaxed, kind, sizes), `${sizes}`).toBeLessThan(3e-6);
      }
    }
  });
  it.each(kinds)('%s is right where factors are copied first', (kind) => {
    const inStrips = [66, 277, 300] as const;
    for (const sizes of [[64, 17, 20], [65, 33, 31], [67, 64, 16], [256, 70, 70], inStrips] as const) {
      expect(error(relaxed, kind, sizes), `${sizes}`).toBeLessThan(3e-6);
    }
  });
});
