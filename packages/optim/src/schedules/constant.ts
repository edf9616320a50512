import { checkNumbers } from '../options/checkNumbers';

/**
 * The same number at every step. A bare number does the same; this one is for `join`.
 *
 *     value
 *
 * throws  when the value is not a number
 */
export function constant(value: number): (t: number) => number {
  checkNumbers('constant', { value: [value, '(-∞, ∞)'] });
  return () => value;
}
