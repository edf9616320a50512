import { describe, expect, it } from 'vitest';
import { join } from './join';

describe('join', () => {
  it('starts each part at its own step 1', () => {
    const schedule = join([(t) => t, 3], [10, 2], (t) => 100 + t);
    expect([1, 2, 3, 4, 5, 6, 7].map(schedule)).toEqual([1, 2, 3, 10, 10, 101, 102]);
    expect([1, 2].map(join(0.5))).toEqual([0.5, 0.5]);
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => join([1, 2], [1, 0.5], 3)).toThrow('join: part 2: steps is 0.5 — wanted one of 1, 2, 3, …');
  });
});
