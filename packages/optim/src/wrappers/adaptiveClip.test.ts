import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { stroll } from '../testing/replayUpdates';
import { clipAdaptively } from './adaptiveClip';
import { subjects } from './adaptiveClip.claims';

describe('clipAdaptively', () => {
  it('measures each output by itself, outputs last, and lets weights of zero move', () => {
    const optimizer = clipAdaptively(sgd({ learningRate: 1 }), { clipFactor: 0.5, clipFloor: 0.125 });
    const w = tensor([
      [3, 0],
      [4, 0],
    ]);
    const slopes = tensor([
      [6, 3],
      [8, 4],
    ]);
    const { moves } = stroll(optimizer, { w, b: tensor([4, 0.5]) }, [{ w: slopes, b: tensor([10, 0.125]) }]);
    // lengths 5 and 0 allow slopes of 2.5 and 0.0625; those of the row are measured number by number
    expect([...moves[0]!.w!.data]).toEqual([-1.5, expect.closeTo(-0.0375, 7), -2, expect.closeTo(-0.05, 7)]);
    expect([...moves[0]!.b!.data]).toEqual([-2, -0.125]);
  });
  it('says what it wants', () => {
    expect(clipAdaptively(sgd()).name).toBe('clipAdaptively(sgd)');
    expect(() => clipAdaptively(sgd(), { clipFactor: 0 })).toThrow('clipAdaptively: clipFactor is 0 — wanted a number');
    expect(() => clipAdaptively(sgd(), { clipFloor: 0 })).toThrow('clipAdaptively: clipFloor is 0 — wanted a number');
  });
  for (const { title, run } of optimizerChecks(subjects.clipAdaptively.make, subjects.clipAdaptively.claims))
    it(title, run);
});
