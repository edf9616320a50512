type Transform = <F extends (...args: never[]) => unknown>(f: F) => F;

let current: Transform = (f) => f;

/**
 * Makes `checkOp` and `checkLayer` check `next(f)` instead of the function `f` itself: after
 * `setCheckTransform(compile)` they check everything compiled. Without an argument, it restores the default.
 */
export function setCheckTransform(next: Transform = (f) => f): void {
  current = next;
}

/** The function as the kits run it: unchanged, unless `setCheckTransform` set a transform. */
export function transform<F extends (...args: never[]) => unknown>(f: F): F {
  return current(f);
}
