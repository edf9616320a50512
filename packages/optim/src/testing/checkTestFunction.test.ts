import { add, mul } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { bowl } from '../testFunctions/bowl';
import { place } from '../testFunctions/point';
import { saddle } from '../testFunctions/saddle';
import { checkHill } from './checkTestFunction';

describe('checkHill', () => {
  it('lets a true hill pass', () => expect(() => checkHill(bowl)).not.toThrow());
  it.each([
    ['the floor is at 0, not 1', { ...bowl, floors: [{ at: place({ w: 3 }), value: 1 }] }],
    ['a floor is tilted', { ...bowl, floors: [{ at: place({ w: 3.1 }), value: 0.1 * 0.1 }] }],
    ['the ground falls from a floor', { ...saddle, floors: [{ at: place({ x: 0, y: 0 }), value: 0 }] }],
    ['a place has w, the picture x', { ...bowl, domain: { x: [-5, 5] as const } }],
    ['w = -4 lies outside the picture', { ...bowl, domain: { w: [-3, 9] as const } }],
    ['the start is no higher than a floor', { ...bowl, start: place({ w: 3 }) }],
    ['the slope along w is', { ...bowl, loss: (at: ReturnType<typeof place>) => kinked(at) }],
  ])('says: %s', (sentence, hill) => {
    expect(() => checkHill(hill)).toThrow(sentence);
  });
});

// its height has a part that hides from the slope
function kinked(at: ReturnType<typeof place>) {
  const miss = add(at.w!, -3);
  return mul(miss, add(miss, 0 * at.w!.data[0]! + hidden(at.w!.data[0]!)));
}

function hidden(w: number): number {
  return Math.abs(w - 3) < 0.5 ? 0 : 0.1 * w;
}
