import { describe, expect, it } from 'vitest';
import { join } from './join';

describe('join', () => {
  it('starts each part at its own step 1', () => {
    const schedule = join([(t) => t, 3], [10, 2], (t) => 100 + t);
    expect([1, 2, 3, 4, 5, 6, 7].map(schedule)).toEqual([1, 2, 3, 10, 10, 101, 102]);
    expect([1, 2].map(join(0.5))).toEqual([0.5, 0.5]);
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => join([1, 2], [1, 0.5], 3)).toThrow(
      'join: the number of steps of part 2 is 0.5 — wanted a whole number of at least 1',
    );
    const say = (parts: unknown, message: string) => expect(() => join(...(parts as [number]))).toThrow(message);
    say([], 'join: the last part is undefined — wanted a number, or a schedule t => number of such alone');
    say([[1, 2]], 'join: the last part is [1,2] — wanted a number');
    say([1, 2], 'join: part 1 is 1 — wanted a list, like [schedule, 100]');
    say([['x', 2], 3], 'join: the schedule of part 1 is "x" — wanted a number');
  });
});
