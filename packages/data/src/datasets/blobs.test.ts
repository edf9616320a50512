import { describe, expect, it } from 'vitest';
import { blobs } from './blobs';

describe('blobs', () => {
  it('scatters around three centers a third of a turn apart', () => {
    const { inputs, targets } = blobs({ count: 6000, noise: 0.2 });
    const middles = [0, 1, 2].map(() => [0, 0]);
    for (let i = 0; i < 6000; i++) {
      middles[targets.data[i]!]![0]! += inputs.data[2 * i]! / 2000;
      middles[targets.data[i]!]![1]! += inputs.data[2 * i + 1]! / 2000;
    }
    const wanted = [0, 1, Math.sqrt(3) / 2, -0.5, -Math.sqrt(3) / 2, -0.5];
    middles.flat().forEach((at, i) => {
      expect(at).toBeCloseTo(wanted[i]!, 1);
    });
  });
});
