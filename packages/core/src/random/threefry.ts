/**
 * Threefry-2x32 with 20 rounds: scrambles a 64-bit counter with a 64-bit key into 64 bits that look random.
 *
 *     x = x + y;    y = x xor (y rotated left by r)     twenty times, r = 13 15 26 6 17 29 16 24 13 15 …
 *     x = x + key;  y = y + next key + n                after every fourth, n = 1 … 5
 *
 * The rounds are written out, since a loop takes more than twice as long.
 *
 * source    Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3, https://doi.org/10.1145/2063384.2063405
 */
export function threefry(out: Int32Array, key0: number, key1: number, counter0: number, counter1: number): void {
  const key2 = key0 ^ key1 ^ 0x1bd11bda;
  let x = (counter0 + key0) | 0;
  let y = (counter1 + key1) | 0;
  x = (x + y) | 0;
  y = x ^ ((y << 13) | (y >>> 19));
  x = (x + y) | 0;
  y = x ^ ((y << 15) | (y >>> 17));
  x = (x + y) | 0;
  y = x ^ ((y << 26) | (y >>> 6));
  x = (x + y) | 0;
  y = x ^ ((y << 6) | (y >>> 26));
  x = (x + key1) | 0;
  y = (y + key2 + 1) | 0;
  x = (x + y) | 0;
  y = x ^ ((y << 17) | (y >>> 15));
  x = (x + y) | 0;
  y = x ^ ((y << 29) | (y >>> 3));
  x = (x + y) | 0;
  y = x ^ ((y << 16) | (y >>> 16));
  x = (x + y) | 0;
  y = x ^ ((y << 24) | (y >>> 8));
  x = (x + key2) | 0;
  y = (y + key0 + 2) | 0;
  x = (x + y) | 0;
  y = x ^ ((y << 13) | (y >>> 19));
  x = (x + y) | 0;
  y = x ^ ((y << 15) | (y >>> 17));
  x = (x + y) | 0;
  y = x ^ ((y << 26) | (y >>> 6));
  x = (x + y) | 0;
  y = x ^ ((y << 6) | (y >>> 26));
  x = (x + key0) | 0;
  y = (y + key1 + 3) | 0;
  x = (x + y) | 0;
  y = x ^ ((y << 17) | (y >>> 15));
  x = (x + y) | 0;
  y = x ^ ((y << 29) | (y >>> 3));
  x = (x + y) | 0;
  y = x ^ ((y << 16) | (y >>> 16));
  x = (x + y) | 0;
  y = x ^ ((y << 24) | (y >>> 8));
  x = (x + key1) | 0;
  y = (y + key2 + 4) | 0;
  x = (x + y) | 0;
  y = x ^ ((y << 13) | (y >>> 19));
  x = (x + y) | 0;
  y = x ^ ((y << 15) | (y >>> 17));
  x = (x + y) | 0;
  y = x ^ ((y << 26) | (y >>> 6));
  x = (x + y) | 0;
  y = x ^ ((y << 6) | (y >>> 26));
  x = (x + key2) | 0;
  y = (y + key0 + 5) | 0;
  out[0] = x;
  out[1] = y;
}
