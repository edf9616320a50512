import type { Lowering } from './lower';

/** The operations on images, in primitives. */
export const lowerImages: Readonly<Record<string, Lowering>> = {};
