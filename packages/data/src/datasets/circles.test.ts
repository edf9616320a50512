import { describe, expect, it } from 'vitest';
import { circles } from './circles';

describe('circles', () => {
  it('is on circles of radius 1 and ½, evenly spaced', () => {
    const { inputs, targets } = circles({ count: 40, noise: 0 });
    let sum = 0;
    for (let i = 0; i < 40; i++) {
      expect(Math.hypot(inputs.data[2 * i]!, inputs.data[2 * i + 1]!)).toBeCloseTo(targets.data[i] === 0 ? 1 : 0.5, 6);
      sum += inputs.data[2 * i]! + inputs.data[2 * i + 1]!;
    }
    expect(sum).toBeCloseTo(0, 5);
  });
});
