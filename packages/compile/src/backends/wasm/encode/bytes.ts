/** Appends a 32-bit number without a sign, as WebAssembly writes it (LEB128). */
export function unsigned(bytes: number[], value: number): number[] {
  let rest = value >>> 0;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
  return bytes;
}

/** Appends a 32-bit number with its sign (LEB128). */
export function signed(bytes: number[], value: number): number[] {
  let rest = value | 0;
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest & 127);
  return bytes;
}

/** Appends bytes one by one: what `concat` makes of many, engines read slowly. */
export function append(bytes: number[], more: readonly number[]): number[] {
  for (let i = 0; i < more.length; i++) bytes.push(more[i]!);
  return bytes;
}

/** Writes a 32-bit number over five bytes, however small it is. */
export function fill(bytes: number[], at: number, value: number, hasSign: boolean): void {
  bytes[at] = (value & 127) | 128;
  bytes[at + 1] = ((value >>> 7) & 127) | 128;
  bytes[at + 2] = ((value >>> 14) & 127) | 128;
  bytes[at + 3] = ((value >>> 21) & 127) | 128;
  bytes[at + 4] = hasSign ? (value >> 28) & 127 : value >>> 28;
}

/** Four bytes, the lowest first. */
export function word(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
}

/** A text, after its length. */
export function text(value: string): number[] {
  const bytes = [...new TextEncoder().encode(value)];
  return unsigned([], bytes.length).concat(bytes);
}

/** A part of a module, in pieces: its number, its length, how many things it holds, the things. */
export function section(id: number, things: readonly number[][]): number[][] {
  const count = unsigned([], things.length);
  return [
    unsigned(
      [id],
      things.reduce((sum, { length }) => sum + length, count.length),
    ),
    count,
    ...things,
  ];
}
