import { describe, expect, it } from 'vitest';
import * as core from '../index';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import type { Op } from './op';
import { tokenOf } from './token';
import { setTracer } from './tracer';

/** The operations that a function applies. */
function applied(run: () => unknown): Op[] {
  const met: Op[] = [];
  const before = setTracer((op) => {
    met.push(op);
    return undefined;
  });
  try {
    run();
  } finally {
    setTracer(before);
  }
  return met;
}

describe('tokenOf', () => {
  it('is the same for every copy of the core', () => {
    expect(tokenOf('relu')).toBe(Symbol.for('@gd/core/relu'));
  });
  it('is carried by built-in operations, each its own', () => {
    const x = tensor([1, 2]);
    const row = tensor([1, 2], { shape: [1, 2] });
    const operations = applied(() => {
      core.relu(x);
      core.add(x, 1);
      core.less(x, 1);
      core.where(core.less(x, 1), x, x);
      core.sum(x);
      core.gather(x, tensor(Int32Array.of(0)));
      core.transpose(row);
      core.grad((y: Tensor) => core.sum(y))(x);
    });
    expect(operations.length).toBeGreaterThan(8);
    for (const { name, token } of operations) expect(token).toBe(tokenOf(name as 'relu'));
  });
});
