import { dense, sequential, tanh } from '@gd/core';
import { xor } from '@gd/data';
import { mse } from '@gd/losses';
import { adam, fullBatch } from '@gd/optim';
import { expect, it } from 'vitest';
import { count } from '../../../tests/support/count';
import { earlyStopping } from './callbacks/earlyStopping';
import { fit } from './fit';

it('needs as much for the last epochs as for the first ones', { timeout: 300_000 }, async () => {
  const quarter = count(5_000, 20_000);
  const times: number[] = [];
  let begun = performance.now();
  const { history } = await fit(sequential(dense(8), tanh, dense(1)), {
    ...{ data: xor(), loss: mse, optimizer: adam({ learningRate: 0.05 }), sampler: fullBatch(), epochs: 4 * quarter },
    callbacks: [earlyStopping({ patience: 1e9 })],
    onEpoch({ epoch }) {
      if (epoch % quarter !== 0) return;
      times.push(performance.now() - begun);
      begun = performance.now();
    },
  });
  expect(history).toHaveLength(4 * quarter);
  // a copy of the history for each epoch would make it seven times the first
  expect(times[3]! / times[1]!).toBeLessThan(2.5);
});
