import { dense, sequential } from '@gd/core';
import { xor } from '@gd/data';
import { mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { expect, it, vi } from 'vitest';
import { fit } from './fit';

vi.mock('@gd/compile', () => {
  throw new Error('no such module');
});

it('fit runs eagerly if the compiler cannot be loaded, and warns once', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const model = sequential(dense(1));
  const options = { data: xor(), loss: mse, optimizer: adam(), epochs: 3 };
  const { weights } = await fit(model, options);
  await fit(model, options);
  expect(weights).toEqual((await fit(model, { ...options, compiled: false })).weights);
  expect(warned.mock.calls).toEqual([
    [expect.stringMatching(/^fit: @gd\/compile could not be loaded, so it runs eagerly, slower — /)],
  ]);
});
