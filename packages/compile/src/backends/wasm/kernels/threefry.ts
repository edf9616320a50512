import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import type { Module } from '../encode/module';

const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
const parity = 0x1bd11bda;

/** The rounds of Threefry-2x32 after the first key addition, on two locals; `add` adds a part of the key, and n. */
function rounds(
  x: number,
  y: number,
  mix: (rotation: number) => void,
  add: (local: number, part: number, n: number) => void,
): void {
  for (let round = 0; round < 20; round++) {
    mix(rotations[round % 8]!);
    if (round % 4 < 3) continue;
    const n = (round + 1) / 4;
    add(x, n % 3, 0);
    add(y, (n + 1) % 3, n);
  }
}

/**
 * The function of a module that is the core's `threefry`: it scrambles a counter with a key, two words each, into two
 * words.
 */
export function threefryOf(module: Module): Assembler {
  return module.once('threefry', { parameters: ['i32', 'i32', 'i32', 'i32'], results: ['i32', 'i32'] }, (code) => {
    const [key0, key1, x, y] = [0, 1, 2, 3];
    const key2 = code.local('i32');
    const key = [key0, key1, key2];
    code.get(key0).get(key1).do(op.i32.xor).i32(parity).do(op.i32.xor).set(key2);
    const add = (local: number, part: number, n: number): void => {
      code.get(local).get(key[part]!).do(op.i32.add);
      if (n > 0) code.i32(n).do(op.i32.add);
      code.set(local);
    };
    const mix = (rotation: number): void => {
      code.get(x).get(y).do(op.i32.add).tee(x);
      code.get(y).i32(rotation).do(op.i32.rotl, op.i32.xor).set(y);
    };
    add(x, 0, 0);
    add(y, 1, 0);
    rounds(x, y, mix, add);
    code.get(x).get(y);
  });
}

/** Threefry on four counters at a time: `scramble` replaces their words in `x` and `y` by random words. */
export function threefryLanes(
  code: Assembler,
  key0: number,
  key1: number,
): { scramble: (x: number, y: number) => void; release: () => void } {
  const { i32x4, v128 } = op;
  const [first, second, third] = [code.local('v128'), code.local('v128'), code.local('v128')];
  const key = [first, second, third];
  code.get(key0).do(i32x4.splat).set(first).get(key1).do(i32x4.splat).set(second);
  code.get(first).get(second).do(v128.xor).i32(parity).do(i32x4.splat, v128.xor).set(third);
  // what is added to the second word: a part of the key, and n
  const counted = [1, 2, 3, 4, 5].map((n) => {
    const local = code.local('v128');
    code
      .get(key[(n + 1) % 3]!)
      .i32(n)
      .do(i32x4.splat, i32x4.add)
      .set(local);
    return local;
  });
  return {
    scramble(x, y) {
      const turned = code.local('v128');
      const add = (local: number, part: number, n: number): void => {
        code
          .get(local)
          .get(n > 0 ? counted[n - 1]! : key[part]!)
          .do(i32x4.add)
          .set(local);
      };
      const mix = (rotation: number): void => {
        code
          .get(y)
          .i32(rotation)
          .do(i32x4.shl)
          .get(y)
          .i32(32 - rotation)
          .do(i32x4.shrU, v128.or)
          .set(turned);
        code.get(x).get(y).do(i32x4.add).tee(x).get(turned).do(v128.xor).set(y);
      };
      add(x, 0, 0);
      add(y, 1, 0);
      rounds(x, y, mix, add);
      code.free('v128', turned);
    },
    release: () => code.free('v128', ...key, ...counted),
  };
}
