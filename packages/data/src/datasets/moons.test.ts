import { describe, expect, it } from 'vitest';
import { moons } from './moons';

describe('moons', () => {
  it('is on two interlocking half circles', () => {
    const { inputs, targets } = moons({ count: 100, noise: 0 });
    for (let i = 0; i < 100; i++) {
      const [x, y] = [inputs.data[2 * i]!, inputs.data[2 * i + 1]!];
      const upper = targets.data[i] === 0;
      expect(upper ? Math.hypot(x, y) : Math.hypot(x - 1, y - 0.5)).toBeCloseTo(1, 6);
      expect(upper ? y >= -1e-7 : y <= 0.5 + 1e-7).toBe(true);
    }
    // each moon's tip is inside the other
    expect([...inputs.data.slice(0, 4)]).toEqual([1, 0, 0, 0.5]);
  });
});
