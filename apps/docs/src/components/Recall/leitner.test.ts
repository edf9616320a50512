import { expect, test } from 'vitest';
import { fresh, moved } from './leitner';

const day = 86_400_000;

test('a known card rests longer each time; an unknown one starts again', () => {
  const second = moved(fresh, true, 0);
  expect(second).toEqual({ box: 2, due: day });
  expect(moved(second, true, 0)).toEqual({ box: 3, due: 3 * day });
  expect(moved({ box: 5, due: 0 }, true, 0)).toEqual({ box: 5, due: 21 * day });
  expect(moved({ box: 5, due: 0 }, false, 7)).toEqual({ box: 1, due: 7 });
});
