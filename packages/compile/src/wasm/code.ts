import { Bytes } from './bytes';
import type { Type } from './instructions';
import { immediate, lane, memory, op, types, vectorLoad } from './instructions';
import type { Module } from './module';

const bits = new DataView(new ArrayBuffer(4));

/**
 * The body of one function, written instruction by instruction. Locals are typed and lent out: `local` borrows one,
 * `free` hands it back for the next borrower.
 */
export class Code {
  readonly bytes = new Bytes();
  readonly locals: Type[] = [];
  private readonly spare: Record<Type, number[]> = { i32: [], i64: [], f32: [], f64: [], v128: [] };

  constructor(
    readonly module: Module,
    readonly name: string,
    readonly parameters: readonly Type[],
    readonly results: readonly Type[],
    readonly index: number,
    readonly exported: boolean,
  ) {}

  local(type: Type): number {
    const free = this.spare[type].pop();
    if (free !== undefined) return free;
    this.locals.push(type);
    return this.parameters.length + this.locals.length - 1;
  }

  free(type: Type, ...locals: readonly number[]): void {
    this.spare[type].push(...locals);
  }

  get(local: number): this {
    this.bytes.byte(0x20);
    this.bytes.unsigned(local);
    return this;
  }

  set(local: number): this {
    this.bytes.byte(0x21);
    this.bytes.unsigned(local);
    return this;
  }

  tee(local: number): this {
    this.bytes.byte(0x22);
    this.bytes.unsigned(local);
    return this;
  }

  i32(value: number): this {
    this.bytes.byte(0x41);
    this.bytes.signed(value);
    return this;
  }

  f32(value: number): this {
    this.bytes.byte(0x43);
    this.bytes.float32(value);
    return this;
  }

  f64(value: number): this {
    this.bytes.byte(0x44);
    this.bytes.float64(value);
    return this;
  }

  /** Any instruction without operands in the code. */
  do(...instructions: readonly number[]): this {
    for (const instruction of instructions) {
      if (instruction > 0xffff) this.bytes.byte(instruction >> 16);
      else if (instruction > 0xff) this.bytes.byte(instruction >> 8);
      if (instruction > 0xffff) this.bytes.unsigned(instruction & 0xffff);
      else this.bytes.byte(instruction & 0xff);
    }
    return this;
  }

  private access(instruction: number, align: number, offset: number): this {
    this.do(instruction);
    this.bytes.unsigned(align);
    this.bytes.unsigned(offset);
    return this;
  }

  load(type: Type, pointer: number, offset = 0): this {
    return this.get(pointer).access(memory[type].load, memory[type].align, offset);
  }

  /** Reads from an address that is known now. */
  loadAt(type: Type, address: number): this {
    return this.i32(0).access(memory[type].load, memory[type].align, address);
  }

  /** Stores the value on top of the pointer; both are on the stack already. */
  store(type: Type, offset = 0): this {
    return this.access(memory[type].store, memory[type].align, offset);
  }

  /** Four copies of one 32-bit number. */
  loadSplat(pointer: number, offset = 0): this {
    return this.get(pointer).access(vectorLoad.splat32, 2, offset);
  }

  /** One 32-bit number into one lane of the vector on the stack; the pointer lies below it. */
  loadLane(offset: number, index: number): this {
    this.access(lane.load32, 2, offset);
    this.bytes.byte(index);
    return this;
  }

  /** One lane of a vector, at its own place. */
  storeLane(pointer: number, value: number, offset: number, index: number): this {
    this.get(pointer).get(value).access(lane.store32, 2, offset);
    this.bytes.byte(index);
    return this;
  }

  /** The first `width` lanes of a vector, exactly: what lies behind them in memory stays. */
  storeLanes(pointer: number, value: number, offset: number, width: number): this {
    if (width === 4) return this.get(pointer).get(value).store('v128', offset);
    if (width >= 2) {
      this.get(pointer).get(value).access(lane.store64, 2, offset);
      this.bytes.byte(0);
    }
    if (width !== 2) {
      this.get(pointer)
        .get(value)
        .access(lane.store32, 2, offset + (width === 3 ? 8 : 0));
      this.bytes.byte(width === 3 ? 2 : 0);
    }
    return this;
  }

  /** Takes lane `index` out of the vector on the stack, or puts the number on the stack into it. */
  lane(instruction: number, index: number): this {
    this.do(instruction);
    this.bytes.byte(index);
    return this;
  }

  /** Four times the same float32. Read from memory: newer engines build inline vector constants anew in every round. */
  vector(value: number): this {
    bits.setFloat32(0, value, true);
    return this.vectorBits(bits.getUint32(0, true));
  }

  vectorBits(word: number): this {
    const address = word === 0 ? undefined : this.module.constant(word >>> 0);
    if (address !== undefined) return this.i32(0).access(memory.v128.load, 4, address);
    this.do(immediate.const);
    for (let i = 0; i < 16; i++) this.bytes.byte((word >>> (8 * (i & 3))) & 255);
    return this;
  }

  /** Four whole numbers. */
  i32x4(...numbers: readonly [number, number, number, number]): this {
    this.do(immediate.const);
    for (const number of numbers) for (let i = 0; i < 4; i++) this.bytes.byte((number >>> (8 * i)) & 255);
    return this;
  }

  /** A mask whose first `width` lanes are all ones. */
  firstLanes(width: number): this {
    this.do(immediate.const);
    for (let i = 0; i < 16; i++) this.bytes.byte(i < 4 * width ? 255 : 0);
    return this;
  }

  /** Picks four of the eight lanes of the two vectors on the stack. */
  shuffle(a: number, b: number, c: number, d: number): this {
    this.do(immediate.shuffle);
    for (const from of [a, b, c, d]) for (let i = 0; i < 4; i++) this.bytes.byte(from * 4 + i);
    return this;
  }

  /** sum ← a · b + sum, in one rounding where the engine has it. */
  multiplyAdd(sum: number, a: number, b: number): this {
    if (this.module.relaxed) return this.get(a).get(b).get(sum).do(op.f32x4.relaxedMadd).set(sum);
    return this.get(sum).get(a).get(b).do(op.f32x4.mul, op.f32x4.add).set(sum);
  }

  /** x · y + z for what three writers leave on the stack. */
  fused(x: () => unknown, y: () => unknown, z: () => unknown): this {
    x();
    y();
    if (!this.module.relaxed) this.do(op.f32x4.mul);
    z();
    return this.do(this.module.relaxed ? op.f32x4.relaxedMadd : op.f32x4.add);
  }

  /** Copies bytes: to, from and how many are on the stack. */
  copyMemory(): this {
    return this.do(0xfc, 0x0a, 0, 0);
  }

  /** Fills bytes: where, with what and how many are on the stack. */
  fillMemory(): this {
    return this.do(0xfc, 0x0b, 0);
  }

  call(callee: number | Code): this {
    this.bytes.byte(0x10);
    this.bytes.unsigned(typeof callee === 'number' ? callee : callee.index);
    return this;
  }

  /** Runs `yes` when the number on the stack is not 0. */
  when(yes: () => void, no?: () => void): this {
    this.do(op.if).bytes.byte(0x40);
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
    this.bytes.byte(0x0d);
    this.bytes.unsigned(depth);
    return this;
  }

  /** local ← local + by */
  advance(local: number, by: number): this {
    return by === 0 ? this : this.get(local).i32(by).do(op.i32.add).set(local);
  }

  /** Repeats the body with a counter that runs from `from` in `count` steps of `step`; the test comes last. */
  repeat(count: number, body: (counter: number) => void, { from = 0, step = 1 } = {}): this {
    if (count <= 0) return this;
    const counter = this.local('i32');
    this.i32(from).set(counter);
    if (count > 1) this.loop();
    body(counter);
    if (count > 1) {
      this.get(counter).i32(step).do(op.i32.add).tee(counter);
      this.i32(from + count * step)
        .do(op.i32.ne)
        .branchIf(0)
        .end();
    }
    this.free('i32', counter);
    return this;
  }

  /** The function as the code section wants it: its locals in runs, its body, its end. */
  finished(): Bytes {
    const out = new Bytes();
    const runs: [number, Type][] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last !== undefined && last[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    out.unsigned(runs.length);
    for (const [count, type] of runs) {
      out.unsigned(count);
      out.byte(types[type]);
    }
    out.append(this.bytes);
    out.byte(0x0b);
    return out;
  }
}
