import { isTensor } from '@gd/core';

/** Whether two answers are equal: numbers within a tolerance; lists, tensors and records element by element. */
export function alike(one: unknown, other: unknown, tolerance = 1e-6): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    if (Object.is(one, other) || one === other) return true;
    return Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other));
  }
  if (isTensor(one) && isTensor(other)) {
    return alike([...one.shape], [...other.shape]) && alike(Array.from(one.data), Array.from(other.data), tolerance);
  }
  if (isTensor(one) || isTensor(other)) {
    // treat a 0-d tensor as a number
    return alike(lone(one), lone(other), tolerance) && lone(one) !== undefined;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length || Array.isArray(one) !== Array.isArray(other)) return false;
  return keys.every(
    (key) =>
      key in other && alike((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], tolerance),
  );
}

function lone(value: unknown): unknown {
  if (isTensor(value)) return value.shape.length === 0 ? value.data[0] : undefined;
  return typeof value === 'number' ? value : undefined;
}
