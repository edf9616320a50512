import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
import { centralizeGradients } from './centralizeGradients';
import { make, subjects } from './centralizeGradients.claims';

describe('centralizeGradients', () => {
  it('does not change weights with fewer than two axes', () => {
    const { updates } = replayUpdates(make({ learningRate: 1 }), { b: tensor([1, 2]) }, [{ b: tensor([3, 5]) }]);
    expect([...updates[0]!.b!.data]).toEqual([-3, -5]);
    expect(centralizeGradients(sgd()).name).toBe('centralizeGradients(sgd)');
  });
  for (const { title, run } of optimizerChecks(subjects.centralizeGradients.make, subjects.centralizeGradients.claims))
    it(title, run);
});
