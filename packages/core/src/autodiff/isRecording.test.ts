import { expect, it } from 'vitest';
import { square } from '../ops/square';
import { tensor } from '../tensor/tensor';
import { grad } from './grad';
import { isRecording } from './isRecording';

it('is true inside grad, and only there', () => {
  const seen: boolean[] = [];
  const look = (x: Parameters<typeof square>[0]) => {
    seen.push(isRecording());
    return square(x);
  };
  look(tensor(2));
  grad(look)(tensor(2));
  expect([...seen, isRecording()]).toEqual([false, true, false]);
  expect(() =>
    grad(() => {
      throw new Error('stop');
    })(tensor(2)),
  ).toThrow('stop');
  expect(isRecording()).toBe(false);
});
