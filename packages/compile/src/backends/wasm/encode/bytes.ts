/** Appends an unsigned 32-bit number (LEB128). */
export function unsigned(bytes: number[], value: number): number[] {
  let rest = value >>> 0;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
  return bytes;
}

/** Appends a signed 32-bit number (LEB128). */
export function signed(bytes: number[], value: number): number[] {
  let rest = value | 0;
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest & 127);
  return bytes;
}

/** Appends bytes one by one, since engines are slow to read the result of `concat`. */
export function append(bytes: number[], more: readonly number[]): number[] {
  for (let i = 0; i < more.length; i++) bytes.push(more[i]!);
  return bytes;
}

/** Overwrites five bytes with a 32-bit number, padded (LEB128). */
export function fill(bytes: number[], at: number, value: number, hasSign: boolean): void {
  bytes[at] = (value & 127) | 128;
  bytes[at + 1] = ((value >>> 7) & 127) | 128;
  bytes[at + 2] = ((value >>> 14) & 127) | 128;
  bytes[at + 3] = ((value >>> 21) & 127) | 128;
  bytes[at + 4] = hasSign ? (value >> 28) & 127 : value >>> 28;
}

/** The four bytes of a number, little-endian. */
export function word(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
}

/** An ASCII string, preceded by its length. */
export function text(value: string): number[] {
  const bytes = Array.from(value, (character) => character.charCodeAt(0));
  return unsigned([], bytes.length).concat(bytes);
}

/** A section of a module, in pieces: its id, its length, and a vector of items. */
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
