import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
import { adaptiveClip } from './adaptiveClip';
import { subjects } from './adaptiveClip.claims';

describe('adaptiveClip', () => {
  it('measures each output separately, along the last axis, and lets weights of zero change', () => {
    const optimizer = adaptiveClip(sgd({ learningRate: 1 }), { clipFactor: 0.5, clipFloor: 0.125 });
    const w = tensor([
      [3, 0],
      [4, 0],
    ]);
    const grads = tensor([
      [6, 3],
      [8, 4],
    ]);
    const { updates } = replayUpdates(optimizer, { w, b: tensor([4, 0.5]) }, [{ w: grads, b: tensor([10, 0.125]) }]);
    // norms of 5 and 0 allow gradients of 2.5 and 0.0625; those of the row are measured number by number
    expect([...updates[0]!.w!.data]).toEqual([-1.5, expect.closeTo(-0.0375, 7), -2, expect.closeTo(-0.05, 7)]);
    expect([...updates[0]!.b!.data]).toEqual([-2, -0.125]);
  });
  it('rejects invalid arguments and says why', () => {
    expect(adaptiveClip(sgd()).name).toBe('adaptiveClip(sgd)');
    expect(() => adaptiveClip(sgd(), { clipFactor: 0 })).toThrow('adaptiveClip: clipFactor is 0 — wanted a number');
    expect(() => adaptiveClip(sgd(), { clipFloor: 0 })).toThrow('adaptiveClip: clipFloor is 0 — wanted a number');
  });
  for (const { title, run } of optimizerChecks(subjects.adaptiveClip.make, subjects.adaptiveClip.claims))
    it(title, run);
});
