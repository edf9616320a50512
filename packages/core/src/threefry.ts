const rotations = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/**
 * Scrambles a 64-bit counter with a 64-bit key into 64 bits that look like chance (Threefry-2x32, 20 rounds).
 *
 * source  Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3, https://doi.org/10.1145/2063384.2063405
 */
export function threefry(out: Uint32Array, key0: number, key1: number, counter0: number, counter1: number): void {
  const keys = [key0, key1, key0 ^ key1 ^ 0x1bd11bda] as const;
  let x = (counter0 + key0) | 0;
  let y = (counter1 + key1) | 0;
  for (let round = 0; round < 20; round++) {
    x = (x + y) | 0;
    const by = rotations[round % 8]!;
    y = ((y << by) | (y >>> (32 - by))) ^ x;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x = (x + keys[injection % 3]!) | 0;
      y = (y + keys[(injection + 1) % 3]! + injection) | 0;
    }
  }
  out[0] = x;
  out[1] = y;
}
