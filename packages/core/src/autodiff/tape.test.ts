import { describe, expect, it } from 'vitest';
import { mul } from '../ops/mul';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { grad } from './grad';
import { isRecording } from './isRecording';
import { nodes, slotOf, tape } from './tape';

describe('tape', () => {
  it('is one for all copies of this package in a realm', () => {
    expect((globalThis as unknown as Record<symbol, unknown>)[Symbol.for('@gd/core/tape')]).toBe(tape);
    expect(nodes).toBe(tape.nodes);
  });
  it('records what depends on what is differentiated, and nothing else', () => {
    const seen: boolean[] = [];
    grad((x: Tensor) => {
      const y = mul(x, 2);
      const constant = mul(tensor(3), 2);
      seen.push(isRecording(), slotOf(y) >= 0, slotOf(constant) >= 0);
      return y;
    })(1);
    expect(seen).toEqual([true, true, false]);
    expect(isRecording()).toBe(false);
    expect(slotOf(mul(tensor(1), 2))).toBe(-1);
  });
});
