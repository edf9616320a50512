import { describe, expect, it } from 'vitest';
import { add } from '../ops/add';
import { mul } from '../ops/mul';
import type { Tensor } from '../tensor/tensor';
import { grad } from './grad';
import { setRecording } from './setRecording';

describe('setRecording', () => {
  it('hides from a gradient what is computed while it is off', () => {
    const f = (x: Tensor) => {
      expect(setRecording(false)).toBe(true);
      const hidden = mul(x, x);
      expect(setRecording(true)).toBe(false);
      return add(hidden, x);
    };
    expect(grad(f)(3)).toBe(1);
  });
});
