import type { Optimizer } from '@gd/core';
import type { Claims, Subject } from './claims';

/** An optimizer together with its claims, whatever its options are: to be kept in lists with others. */
export function testSubject<Options extends object>(
  make: (options: Options) => Optimizer,
  claims: Claims<NoInfer<Options>>,
): Subject {
  return { make: make as Subject['make'], claims: claims as unknown as Subject['claims'] };
}
