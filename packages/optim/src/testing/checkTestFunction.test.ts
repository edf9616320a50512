import { add, mul } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { bowl } from '../testFunctions/bowl';
import { point } from '../testFunctions/point';
import { saddle } from '../testFunctions/saddle';
import { checkTestFunction } from './checkTestFunction';

describe('checkTestFunction', () => {
  it('passes a correct test function', () => expect(() => checkTestFunction(bowl)).not.toThrow());
  it.each([
    ['the value at a minimum is 0, not 1', { ...bowl, minima: [{ at: point({ w: 3 }), value: 1 }] }],
    ['the gradient at a minimum is', { ...bowl, minima: [{ at: point({ w: 3.1 }), value: 0.1 * 0.1 }] }],
    ['there is a lower value beside a minimum', { ...saddle, minima: [{ at: point({ x: 0, y: 0 }), value: 0 }] }],
    ['a point has w, the domain x', { ...bowl, domain: { x: [-5, 5] as const } }],
    ['w = -4 is outside the domain', { ...bowl, domain: { w: [-3, 9] as const } }],
    ['the start is no higher than a minimum', { ...bowl, start: point({ w: 3 }) }],
    ['the gradient along w is', { ...bowl, loss: (at: ReturnType<typeof point>) => kinked(at) }],
  ])('says: %s', (sentence, testFunction) => {
    expect(() => checkTestFunction(testFunction)).toThrow(sentence);
  });
});

// a part of its value has no gradient
function kinked(at: ReturnType<typeof point>) {
  const miss = add(at.w!, -3);
  return mul(miss, add(miss, 0 * at.w!.data[0]! + hidden(at.w!.data[0]!)));
}

function hidden(w: number): number {
  return Math.abs(w - 3) < 0.5 ? 0 : 0.1 * w;
}
