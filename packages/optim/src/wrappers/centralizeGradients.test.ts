import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { stroll } from '../testing/replayUpdates';
import { centralise } from './centralizeGradients';
import { make, subjects } from './centralizeGradients.claims';

describe('centralise', () => {
  it('leaves rows and single numbers as they are', () => {
    const { moves } = stroll(make({ learningRate: 1 }), { b: tensor([1, 2]) }, [{ b: tensor([3, 5]) }]);
    expect([...moves[0]!.b!.data]).toEqual([-3, -5]);
    expect(centralise(sgd()).name).toBe('centralise(sgd)');
  });
  for (const { title, run } of optimizerChecks(subjects.centralise.make, subjects.centralise.claims)) it(title, run);
});
