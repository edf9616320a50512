import { check } from '../check/check';
import { full } from '../create/full';
import type { Initializer } from './initializer';

/**
 * An initializer that starts every number at the same value: right for a bias, wrong for a kernel, whose units would
 * all stay equal forever.
 */
export function constant(value: number): Initializer {
  check('constant: value', value, '(-∞, ∞)');
  return (_, shape) => full(shape, value);
}
