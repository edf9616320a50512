import { expect, it } from 'vitest';
import { inference } from './layer';

it('uses a model without teaching it', () => {
  expect(inference.training).toBe(false);
  expect(inference.rng.split(0).next()).toBe(inference.rng.split(0).next());
});
