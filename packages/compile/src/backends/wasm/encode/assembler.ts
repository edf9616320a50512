import { append, fill, signed, unsigned, word } from './bytes';
import type { Type } from './instructions';
import { memory, op, types } from './instructions';
import type { Module } from './module';
import { immediate, lane, vectorLoad } from './vectorInstructions';

const bits = new DataView(new ArrayBuffer(4));
const apart = 2 ** 40;

/** A relocation: the position of an address in the code, which address it is, and an offset to add. */
interface Gap {
  readonly at: number;
  readonly hasSign: boolean;
  readonly place: number;
  readonly beyond: number;
}

/**
 * A placeholder for an address that is not known yet. Offsets can be added to it, and code that was written with it can
 * be reused for other addresses.
 */
export function placeholder(place: number): number {
  return (place + 1) * apart;
}

/** Whether a number is a placeholder, perhaps with an offset. */
function isPlace(address: number): boolean {
  return address > apart / 2;
}

/** Which placeholder a number was made from, and its offset. */
function placeAt(address: number): Pick<Gap, 'place' | 'beyond'> {
  const nearest = Math.round(address / apart);
  return { place: nearest - 1, beyond: address - nearest * apart };
}

/**
 * Assembles the body of one function, instruction by instruction. Locals are typed and reused: `local` takes one,
 * `free` gives it back.
 */
export class Assembler {
  private readonly bytes: number[] = [];
  /** The relocations: addresses that are filled in later. */
  private readonly gaps: Gap[] = [];
  private readonly locals: Type[] = [];
  private readonly spare: Record<Type, number[]> = { i32: [], i64: [], f32: [], f64: [], v128: [] };
  /** Whether vector constants are loaded once, before the body: for loops of many iterations. */
  holdsConstants = false;
  private readonly constants = new Map<number, number>();
  private head: number[] | undefined;

  constructor(
    readonly module: Module,
    readonly name: string,
    readonly parameters: readonly Type[],
    readonly results: readonly Type[],
    readonly index: number,
    readonly exported: boolean,
  ) {}

  local(type: Type): number {
    return this.spare[type].pop() ?? this.unused(type);
  }

  /** A new local. */
  private unused(type: Type): number {
    return this.parameters.length + this.locals.push(type) - 1;
  }

  free(type: Type, ...locals: readonly number[]): void {
    this.spare[type].push(...locals);
  }

  get(local: number): this {
    return this.pair(0x20, local);
  }

  set(local: number): this {
    return this.pair(0x21, local);
  }

  tee(local: number): this {
    return this.pair(0x22, local);
  }

  i32(value: number): this {
    this.bytes.push(0x41);
    return this.number(value, true);
  }

  private number(value: number, hasSign: boolean): this {
    if (isPlace(value)) {
      this.gaps.push({ at: this.bytes.length, hasSign, ...placeAt(value) });
      this.bytes.push(0, 0, 0, 0, 0);
    } else if (hasSign) signed(this.bytes, value);
    else unsigned(this.bytes, value);
    return this;
  }

  f32(value: number): this {
    this.bytes.push(0x43, ...new Uint8Array(Float32Array.of(value).buffer));
    return this;
  }

  f64(value: number): this {
    this.bytes.push(0x44, ...new Uint8Array(Float64Array.of(value).buffer));
    return this;
  }

  private pair(instruction: number, index: number): this {
    this.bytes.push(instruction);
    unsigned(this.bytes, index);
    return this;
  }

  /** Any instruction without operands in the code. */
  do(...instructions: readonly number[]): this {
    for (let i = 0; i < instructions.length; i++) {
      const one = instructions[i]!;
      if (one < 0x100) this.bytes.push(one);
      else if (one < 0x10000) this.bytes.push(one >> 8, one & 255);
      else this.bytes.push(one >> 16, (one >> 8) & 255, one & 255);
    }
    return this;
  }

  private access(instruction: number, align: number, offset: number): this {
    this.do(instruction);
    this.bytes.push(align);
    return this.number(offset, false);
  }

  load(type: Type, pointer: number, offset = 0): this {
    return this.get(pointer).access(memory[type].load, memory[type].align, offset);
  }

  /** Loads from a constant address. */
  loadAt(type: Type, address: number): this {
    return this.i32(0).access(memory[type].load, memory[type].align, address);
  }

  /** Stores the value on the stack to the pointer below it. */
  store(type: Type, offset = 0): this {
    return this.access(memory[type].store, memory[type].align, offset);
  }

  call(callee: number | { readonly index: number }): this {
    return this.pair(0x10, typeof callee === 'number' ? callee : callee.index);
  }

  /** Runs `yes` if the number on the stack is not 0, else `no`. */
  when(yes: () => void, no?: () => void): this {
    this.do(op.if, 0x40);
    yes();
    if (no !== undefined) {
      this.do(op.else);
      no();
    }
    return this.end();
  }

  block(): this {
    return this.do(0x02, 0x40);
  }
  loop(): this {
    return this.do(0x03, 0x40);
  }

  end(): this {
    return this.do(0x0b);
  }

  branchIf(depth: number): this {
    return this.pair(0x0d, depth);
  }

  /** local ← local + by */
  advance(local: number, by: number): this {
    return by === 0 ? this : this.get(local).i32(by).do(op.i32.add).set(local);
  }

  /** Repeats a body that advances a pointer by `by` bytes, until the pointer has advanced `rounds` times. */
  repeatUntil(rounds: number, pointer: number, by: number, body: () => void): this {
    if (rounds < 2) {
      if (rounds === 1) body();
      return this;
    }
    const end = this.local('i32');
    this.get(pointer)
      .i32(by * rounds)
      .do(op.i32.add)
      .set(end)
      .loop();
    body();
    this.get(pointer).get(end).do(op.i32.ne).branchIf(0).end().free('i32', end);
    return this;
  }

  /** Repeats a body with a counter that starts at `from` and takes `count` steps of `step`. */
  repeat(count: number, body: (counter: number) => void, { from = 0, step = 1 } = {}): this {
    const counter = this.local('i32');
    this.i32(from).set(counter);
    this.repeatUntil(count, counter, step, () => {
      body(counter);
      this.advance(counter, step);
    });
    this.free('i32', counter);
    return this;
  }

  /** Loads a 32-bit number into all four lanes. */
  loadSplat(pointer: number, offset = 0): this {
    return this.get(pointer).access(vectorLoad.splat32, 2, offset);
  }

  /** Loads a 32-bit number into one lane of the vector on the stack, from the pointer below it. */
  loadLane(offset: number, index: number): this {
    this.access(lane.load32, 2, offset);
    this.bytes.push(index);
    return this;
  }

  /** Stores one lane of a vector. */
  storeLane(pointer: number, value: number, offset: number, index: number): this {
    this.get(pointer).get(value).access(lane.store32, 2, offset);
    this.bytes.push(index);
    return this;
  }

  /** Stores the first `width` lanes of a vector, and nothing beyond them. */
  storeLanes(pointer: number, value: number, offset: number, width: number): this {
    if (width === 4) return this.get(pointer).get(value).store('v128', offset);
    if (width >= 2) {
      this.get(pointer).get(value).access(lane.store64, 2, offset);
      this.bytes.push(0);
    }
    if (width === 1) this.storeLane(pointer, value, offset, 0);
    return width === 3 ? this.storeLane(pointer, value, offset + 8, 2) : this;
  }

  /** Extracts or replaces lane `index` of the vector on the stack. */
  lane(instruction: number, index: number): this {
    this.do(instruction);
    this.bytes.push(index);
    return this;
  }

  /**
   * Pushes four copies of a float32. They are loaded from memory, since newer engines rebuild inline constants in every
   * iteration.
   */
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

  /** Pushes four whole numbers. */
  i32x4(...numbers: readonly [number, number, number, number]): this {
    this.do(immediate.const).bytes.push(...numbers.flatMap(word));
    return this;
  }

  /** Pushes a mask whose first `width` lanes are all ones. */
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

  /** sum ← a · b + sum, in one rounding if the engine supports it. */
  multiplyAdd(sum: number, a: number, b: number): this {
    if (this.module.relaxed) return this.get(a).get(b).get(sum).do(op.f32x4.relaxedMadd).set(sum);
    return this.get(sum).get(a).get(b).do(op.f32x4.mul, op.f32x4.add).set(sum);
  }

  /** Begins x · y + z, in one rounding if the engine supports it: x and y are on the stack. */
  times(): this {
    return this.module.relaxed ? this : this.do(op.f32x4.mul);
  }

  /** Ends x · y + z: z is on the stack after `times`. */
  plus(): this {
    return this.do(this.module.relaxed ? op.f32x4.relaxedMadd : op.f32x4.add);
  }

  /** An instruction of `atomic`; its operands are on the stack. */
  atomic(instruction: number, offset = 0): this {
    return this.access(instruction, 2, offset);
  }

  /** Copies bytes: destination, source and count are on the stack. */
  copyMemory(): this {
    return this.do(0xfc, 0x0a, 0, 0);
  }

  /** Sets bytes to 0. */
  clear(address: number, bytes: number): this {
    return this.i32(address).i32(0).i32(bytes).do(0xfc, 0x0b, 0);
  }

  /** The function as an entry of the code section, with these addresses in place of the placeholders. */
  written(addresses: readonly number[]): number[] {
    this.head ??= this.begun();
    const out = append(unsigned([], this.head.length + this.bytes.length + 1), this.head);
    const start = out.length;
    append(out, this.bytes);
    for (const { at, hasSign, place, beyond } of this.gaps) fill(out, start + at, addresses[place]! + beyond, hasSign);
    out.push(0x0b);
    return out;
  }

  /** The start of the body: declarations of the locals, and loads of constants into some of them. */
  private begun(): number[] {
    const runs: [number, Type][] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last?.[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    const out = new Assembler(this.module, this.name, [], [], this.index, false);
    unsigned(out.bytes, runs.length);
    for (const [count, type] of runs) unsigned(out.bytes, count).push(types[type]);
    for (const [address, local] of this.constants) out.loadAt('v128', address).set(local);
    return out.bytes;
  }
}
