type Transform = <F extends (...args: never[]) => unknown>(f: F) => F;

let current: Transform = (f) => f;

/**
 * Lets `checkOp` and `checkLayer` check what `next` makes of a function instead of the function itself: after
 * `setCheckTransform(compile)` they check everything compiled. Without an argument they go back to plain functions.
 */
export function setCheckTransform(next: Transform = (f) => f): void {
  current = next;
}

/** The function as the kits run it: itself, unless `setCheckTransform` said otherwise. */
export function transform<F extends (...args: never[]) => unknown>(f: F): F {
  return current(f);
}
