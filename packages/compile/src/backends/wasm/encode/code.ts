import { append, fill, unsigned, word } from './bytes';
import { headOf } from './headOf';
import type { Type } from './instructions';
import { op } from './instructions';
import type { Module } from './module';
import { immediate, lane, vectorLoad } from './vectorInstructions';
import { Writer } from './writer';

const bits = new DataView(new ArrayBuffer(4));

/**
 * The body of one function, written instruction by instruction. Locals are typed and lent out: `local` borrows one,
 * `free` hands it back for the next borrower.
 */
export class Code extends Writer {
  /** Whether vector constants are read once, before the body: for loops of many rounds. */
  holdsConstants = false;
  private readonly constants = new Map<number, number>();
  private head: number[] | undefined;

  constructor(
    readonly module: Module,
    readonly name: string,
    parameters: readonly Type[],
    readonly results: readonly Type[],
    readonly index: number,
    readonly exported: boolean,
  ) {
    super(parameters);
  }

  /** Four copies of one 32-bit number. */
  loadSplat(pointer: number, offset = 0): this {
    return this.get(pointer).access(vectorLoad.splat32, 2, offset);
  }

  /** One 32-bit number into one lane of the vector on the stack; the pointer lies below it. */
  loadLane(offset: number, index: number): this {
    this.access(lane.load32, 2, offset);
    this.bytes.push(index);
    return this;
  }

  /** One lane of a vector, at its own place. */
  storeLane(pointer: number, value: number, offset: number, index: number): this {
    this.get(pointer).get(value).access(lane.store32, 2, offset);
    this.bytes.push(index);
    return this;
  }

  /** The first `width` lanes of a vector, exactly: what lies behind them in memory stays. */
  storeLanes(pointer: number, value: number, offset: number, width: number): this {
    if (width === 4) return this.get(pointer).get(value).store('v128', offset);
    if (width >= 2) {
      this.get(pointer).get(value).access(lane.store64, 2, offset);
      this.bytes.push(0);
    }
    if (width !== 2) {
      this.get(pointer)
        .get(value)
        .access(lane.store32, 2, offset + (width === 3 ? 8 : 0));
      this.bytes.push(width === 3 ? 2 : 0);
    }
    return this;
  }

  /** Takes lane `index` out of the vector on the stack, or puts the number on the stack into it. */
  lane(instruction: number, index: number): this {
    this.do(instruction);
    this.bytes.push(index);
    return this;
  }

  /** Four times the same float32. Read from memory: newer engines build inline vector constants anew in every round. */
  vector(value: number): this {
    bits.setFloat32(0, value, true);
    return this.vectorBits(bits.getUint32(0, true));
  }

  vectorBits(bits: number): this {
    const address = bits === 0 ? undefined : this.module.constant(bits >>> 0);
    if (address === undefined) return this.i32x4(bits, bits, bits, bits);
    if (!this.holdsConstants) return this.loadAt('v128', address);
    const held = this.constants.get(address) ?? this.unused('v128');
    this.constants.set(address, held);
    return this.get(held);
  }

  /** Four whole numbers. */
  i32x4(...numbers: readonly [number, number, number, number]): this {
    this.do(immediate.const).bytes.push(...numbers.flatMap(word));
    return this;
  }

  /** A mask whose first `width` lanes are all ones. */
  firstLanes(width: number): this {
    this.do(immediate.const);
    for (let i = 0; i < 16; i++) this.bytes.push(i < 4 * width ? 255 : 0);
    return this;
  }

  /** Picks four of the eight lanes of the two vectors on the stack. */
  shuffle(a: number, b: number, c: number, d: number): this {
    this.do(immediate.shuffle);
    for (const from of [a, b, c, d]) this.bytes.push(4 * from, 4 * from + 1, 4 * from + 2, 4 * from + 3);
    return this;
  }

  /** sum ← a · b + sum, in one rounding where the engine has it. */
  multiplyAdd(sum: number, a: number, b: number): this {
    if (this.module.relaxed) return this.get(a).get(b).get(sum).do(op.f32x4.relaxedMadd).set(sum);
    return this.get(sum).get(a).get(b).do(op.f32x4.mul, op.f32x4.add).set(sum);
  }

  /** Of x · y + z, in one rounding where the engine has it: multiplies, as soon as x and y are on the stack. */
  times(): this {
    return this.module.relaxed ? this : this.do(op.f32x4.mul);
  }

  /** Adds, as soon as z is on the stack after `times`. */
  plus(): this {
    return this.do(this.module.relaxed ? op.f32x4.relaxedMadd : op.f32x4.add);
  }

  /** An instruction of `atomic`; its address and what else it takes are on the stack. */
  atomic(instruction: number, offset = 0): this {
    return this.access(instruction, 2, offset);
  }

  /** Copies bytes: to, from and how many are on the stack. */
  copyMemory(): this {
    return this.do(0xfc, 0x0a, 0, 0);
  }

  /** Makes so many bytes 0. */
  clear(address: number, bytes: number): this {
    return this.i32(address).i32(0).i32(bytes).do(0xfc, 0x0b, 0);
  }

  /** The function as the code section wants it: its length, its locals in runs, its body, its end. */
  written(addresses: readonly number[]): number[] {
    this.head ??= headOf(this.locals, this.constants);
    const out = append(unsigned([], this.head.length + this.bytes.length + 1), this.head);
    const start = out.length;
    append(out, this.bytes);
    for (const { at, hasSign, place, beyond } of this.gaps) fill(out, start + at, addresses[place]! + beyond, hasSign);
    out.push(0x0b);
    return out;
  }
}
