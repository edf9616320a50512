type Way = <F extends (...args: never[]) => unknown>(f: F) => F;

let way: Way = (f) => f;

/**
 * Lets the kits look at what `next` makes of a function instead of at the function itself: after `checkThrough(compile)`
 * they prove everything a second time, compiled. Without an argument they go back to plain functions.
 */
export function setCheckTransform(next: Way = (f) => f): void {
  way = next;
}

/** The function as the kits shall run it: itself, unless `checkThrough` said otherwise. */
export function transform<F extends (...args: never[]) => unknown>(f: F): F {
  return way(f);
}
