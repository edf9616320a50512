import type { Tensor } from '../tensor';

/** The bits of 10,000 normals of seed 42 in one number: Node's, which every browser must repeat. */
export const normalBits = -954560232;

/** All the bits of a tensor's numbers folded into one number. */
export function bitsOf({ data }: Tensor): number {
  let bits = 0;
  for (const word of new Uint32Array(data.buffer)) bits = (Math.imul(bits, 31) + word) | 0;
  return bits;
}
