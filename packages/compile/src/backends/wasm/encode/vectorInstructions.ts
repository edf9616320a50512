/** The encoding of a vector instruction: the SIMD prefix, and its number in one byte or two. */
export const simd = (code: number): number =>
  code < 128 ? 0xfd00 | code : 0xfd8000 | ((code & 127) << 8) | (code >> 7);

/** The vector instructions without immediate operands. */
export const vectorOp = {
  v128: {
    not: simd(77),
    and: simd(78),
    andNot: simd(79),
    or: simd(80),
    xor: simd(81),
    select: simd(82),
    anyTrue: simd(83),
  },
  f32x4: {
    splat: simd(19),
    eq: simd(65),
    ne: simd(66),
    lt: simd(67),
    gt: simd(68),
    le: simd(69),
    ge: simd(70),
    ceil: simd(103),
    floor: simd(104),
    trunc: simd(105),
    nearest: simd(106),
    abs: simd(224),
    neg: simd(225),
    sqrt: simd(227),
    add: simd(228),
    sub: simd(229),
    mul: simd(230),
    div: simd(231),
    min: simd(232),
    max: simd(233),
    pmin: simd(234),
    pmax: simd(235),
    fromF64: simd(94),
    fromI32: simd(250),
    relaxedMadd: simd(0x105),
  },
  f64x2: { fromF32: simd(95), add: simd(240) },
  i32x4: {
    splat: simd(17),
    eq: simd(55),
    ne: simd(56),
    lt: simd(57),
    ltU: simd(58),
    gt: simd(59),
    le: simd(61),
    ge: simd(63),
    abs: simd(160),
    neg: simd(161),
    shl: simd(171),
    shr: simd(172),
    shrU: simd(173),
    add: simd(174),
    sub: simd(177),
    mul: simd(181),
    min: simd(182),
    max: simd(184),
    saturateF32: simd(248),
    saturateF32U: simd(249),
  },
} as const;

/** Vector loads with other fills. */
export const vectorLoad = { splat32: simd(9) } as const;

/** Loads, stores, extraction and replacement of single lanes. */
export const lane = {
  load32: simd(86),
  store32: simd(90),
  store64: simd(91),
  extractF32: simd(31),
  replaceF32: simd(32),
} as const;

/** Vector instructions with an immediate operand. */
export const immediate = { const: simd(12), shuffle: simd(13) } as const;
