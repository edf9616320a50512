import type { Optimizer } from '@gd/core';
import type { Claims, Subject } from './claims';

/** Pairs an optimizer with its claims, whatever its options are, so that lists can hold several. */
export function testSubject<Options extends object>(
  make: (options: Options) => Optimizer,
  claims: Claims<NoInfer<Options>>,
): Subject {
  return { make: make as Subject['make'], claims: claims as unknown as Subject['claims'] };
}
