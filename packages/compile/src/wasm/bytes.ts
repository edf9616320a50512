const scratch = new DataView(new ArrayBuffer(8));
const encoder = new TextEncoder();

/** A growing row of bytes that knows how WebAssembly writes its numbers (LEB128). */
export class Bytes {
  private store: Uint8Array;
  length = 0;

  constructor(room = 256) {
    this.store = new Uint8Array(room);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.store.length) return;
    const wider = new Uint8Array(Math.max(this.store.length * 2, this.length + count));
    wider.set(this.store.subarray(0, this.length));
    this.store = wider;
  }

  byte(value: number): void {
    if (this.length === this.store.length) this.reserve(1);
    this.store[this.length++] = value;
  }

  raw(bytes: ArrayLike<number>): void {
    this.reserve(bytes.length);
    this.store.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** An instruction and a number that has no sign. */
  pair(instruction: number, value: number): void {
    if (value < 128 && this.length + 1 < this.store.length) {
      this.store[this.length++] = instruction;
      this.store[this.length++] = value;
      return;
    }
    this.byte(instruction);
    this.unsigned(value);
  }

  /** A number that has no sign. */
  unsigned(value: number): void {
    let rest = value >>> 0;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** A 32-bit number with its sign. */
  signed(value: number): void {
    let rest = value | 0;
    while (rest < -64 || rest > 63) {
      this.byte((rest & 127) | 128);
      rest >>= 7;
    }
    this.byte(rest & 127);
  }

  /** Four bytes, the lowest first, several times over. */
  word(value: number, times = 1): void {
    for (let i = 0; i < 4 * times; i++) this.byte((value >>> (8 * (i & 3))) & 255);
  }

  float32(value: number): void {
    scratch.setFloat32(0, value, true);
    this.word(scratch.getUint32(0, true));
  }

  float64(value: number): void {
    scratch.setFloat64(0, value, true);
    this.word(scratch.getUint32(0, true));
    this.word(scratch.getUint32(4, true));
  }

  text(value: string): void {
    const bytes = encoder.encode(value);
    this.unsigned(bytes.length);
    this.raw(bytes);
  }

  /** Leaves room for a 32-bit number that comes later. */
  gap(): void {
    for (let i = 0; i < 5; i++) this.byte(0);
  }

  /** Writes a number into a gap, in all of its five bytes. */
  fill(gap: number, value: number, signed: boolean): void {
    const { store } = this;
    store[gap] = value | 128;
    store[gap + 1] = (value >>> 7) | 128;
    store[gap + 2] = (value >>> 14) | 128;
    store[gap + 3] = (value >>> 21) | 128;
    store[gap + 4] = signed ? (value >> 28) & 127 : value >>> 28;
  }

  append(other: Bytes): void {
    this.raw(other.store.subarray(0, other.length));
  }

  /** A part of a module: its number, its length, its content. */
  section(id: number, content: Bytes): void {
    this.byte(id);
    this.unsigned(content.length);
    this.append(content);
  }

  finished(): Uint8Array<ArrayBuffer> {
    return this.store.slice(0, this.length);
  }
}
