import { describe, expect, it } from 'vitest';
import { spirals } from './spirals';

describe('spirals', () => {
  it('winds two arms of 1¾ turns, opposite each other', () => {
    const { inputs } = spirals({ count: 200, noise: 0 });
    for (let i = 0; i < 100; i++) {
      const [x, y, otherX, otherY] = [...inputs.data.slice(4 * i, 4 * i + 4)] as [number, number, number, number];
      expect([otherX, otherY]).toEqual([-x, -y].map((at) => expect.closeTo(at, 6)));
      expect(Math.hypot(x, y)).toBeCloseTo(i / 100, 6);
    }
    // four sevenths of the way out the first arm has made exactly one turn, and points straight up again
    const { data } = spirals({ count: 14, noise: 0 }).inputs;
    expect(data[16]).toBeCloseTo(0, 6);
    expect(data[17]).toBeCloseTo(4 / 7, 6);
  });
});
