import { describe, expect, it } from 'vitest';
import { constant } from './constant';

describe('constant', () => {
  it('never changes', () => expect([1, 2, 1e9].map(constant(0.3))).toEqual([0.3, 0.3, 0.3]));
  it('wants a number', () => expect(() => constant(Number.NaN)).toThrow('constant: value is NaN — wanted a number'));
});
