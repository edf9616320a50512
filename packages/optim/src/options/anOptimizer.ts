import type { Optimizer } from '@gd/core';
import type { Kind } from '@gd/core/extend';

/** What an argument must be that is to be an optimizer. */
export const anOptimizer: Kind = ['an optimizer, like adam()', isOptimizer];

function isOptimizer(value: unknown): boolean {
  const { init, step, options } = (value ?? {}) as Partial<Optimizer>;
  return typeof init === 'function' && typeof step === 'function' && typeof options === 'object' && options !== null;
}
