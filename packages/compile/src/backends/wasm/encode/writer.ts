import { signed, unsigned } from './bytes';
import type { Type } from './instructions';
import { memory, op } from './instructions';
import { Locals } from './locals';
import type { Gap } from './relocation';
import { isPlace, placeAt } from './relocation';

/** Writes instructions on numbers, memory and control. */
export class Writer extends Locals {
  readonly bytes: number[] = [];
  /** Where addresses are left out. */
  readonly gaps: Gap[] = [];

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

  protected access(instruction: number, align: number, offset: number): this {
    this.do(instruction);
    this.bytes.push(align);
    return this.number(offset, false);
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

  call(callee: number | { readonly index: number }): this {
    return this.pair(0x10, typeof callee === 'number' ? callee : callee.index);
  }

  /** Runs `yes` when the number on the stack is not 0. */
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

  /** Repeats the body, which moves a pointer on by so many bytes in every round; the pointer tells when it is done. */
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

  /** Repeats the body with a counter that runs from `from` in `count` steps of `step`. */
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
}
