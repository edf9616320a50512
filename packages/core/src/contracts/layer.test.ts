import { expect, it } from 'vitest';
import { inference } from './layer';

it('is a context for use, whose stream never changes', () => {
  expect(inference.training).toBe(false);
  expect(inference.rng.split(0).next()).toBe(inference.rng.split(0).next());
});
