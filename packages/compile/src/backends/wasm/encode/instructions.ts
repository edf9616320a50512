import { simd, vectorOp } from './vectorInstructions';

/** The value types of WebAssembly, by their byte. */
export const types = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

/** A value type. */
export type Type = keyof typeof types;

/**
 * The instructions that the kernels use, by their bytes: one, or two or three with a prefix.
 *
 * source  https://webassembly.github.io/spec/core/binary/instructions.html
 */
export const op = {
  unreachable: 0x00,
  if: 0x04,
  else: 0x05,
  return: 0x0f,
  drop: 0x1a,
  select: 0x1b,
  i32: {
    eqz: 0x45,
    eq: 0x46,
    ne: 0x47,
    lt: 0x48,
    ltU: 0x49,
    gt: 0x4a,
    le: 0x4c,
    ge: 0x4e,
    geU: 0x4f,
    add: 0x6a,
    sub: 0x6b,
    mul: 0x6c,
    div: 0x6d,
    and: 0x71,
    or: 0x72,
    xor: 0x73,
    shl: 0x74,
    shr: 0x75,
    shrU: 0x76,
    rotl: 0x77,
  },
  i64: { and: 0x83, xor: 0x85, fromF64Saturated: 0xfc06, fromI32: 0xac, toI32: 0xa7, fromBits: 0xbd },
  f32: {
    eq: 0x5b,
    ne: 0x5c,
    lt: 0x5d,
    gt: 0x5e,
    le: 0x5f,
    ge: 0x60,
    abs: 0x8b,
    neg: 0x8c,
    ceil: 0x8d,
    floor: 0x8e,
    trunc: 0x8f,
    nearest: 0x90,
    sqrt: 0x91,
    add: 0x92,
    sub: 0x93,
    mul: 0x94,
    div: 0x95,
    min: 0x96,
    max: 0x97,
    fromI32: 0xb2,
    fromF64: 0xb6,
  },
  f64: {
    eq: 0x61,
    ne: 0x62,
    lt: 0x63,
    gt: 0x64,
    le: 0x65,
    ge: 0x66,
    abs: 0x99,
    neg: 0x9a,
    ceil: 0x9b,
    floor: 0x9c,
    trunc: 0x9d,
    nearest: 0x9e,
    sqrt: 0x9f,
    add: 0xa0,
    sub: 0xa1,
    mul: 0xa2,
    div: 0xa3,
    min: 0xa4,
    max: 0xa5,
    fromI32: 0xb7,
    fromF32: 0xbb,
    fromBits: 0xbf,
  },
  ...vectorOp,
} as const;

/** Atomic instructions on 32-bit numbers. */
export const atomic = {
  notify: 0xfe00,
  wait: 0xfe01,
  load: 0xfe10,
  add: 0xfe1e,
  exchangeIf: 0xfe48,
} as const;

/** Loads and stores: their bytes and alignment (a power of two). */
export const memory = {
  i32: { load: 0x28, store: 0x36, align: 2 },
  i64: { load: 0x29, store: 0x37, align: 3 },
  f32: { load: 0x2a, store: 0x38, align: 2 },
  f64: { load: 0x2b, store: 0x39, align: 3 },
  v128: { load: simd(0), store: simd(11), align: 2 },
} as const;
