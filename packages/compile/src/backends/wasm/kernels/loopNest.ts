import type { DType } from '@gd/core';
import type { Body, Leaf } from '../../../graph/kernel';
import { bytesOf } from '../../../graph/kernel';
import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { scalarType } from './scalarOps';

/** The address of a node's buffer. */
export type AddressOf = (node: Leaf['node']) => number;

/** A tensor along the axes of a loop nest: its first address, and its strides in bytes. */
export interface Stream {
  readonly address: number;
  readonly strides: readonly number[];
  readonly dtype: DType;
}

/** A tensor's layout in bytes. */
export function stream(addressOf: AddressOf, { node, layout }: Leaf): Stream {
  const size = bytesOf(node.dtype);
  const strides = layout.strides.map((stride) => stride * size);
  return { address: addressOf(node) + layout.offset * size, strides, dtype: node.dtype };
}

/** The layouts of everything that a body reads and writes. */
export function streamsOf(addressOf: AddressOf, { leaves, stores }: Body): Stream[] {
  return [...leaves, ...stores].map((place) => stream(addressOf, place));
}

/**
 * Merges adjacent loops of one class (reduced or kept) where all strides allow it, and drops loops of one iteration.
 */
export function collapse(
  sizes: readonly number[],
  streams: readonly Stream[],
  classes: readonly number[] = sizes.map(() => 0),
): { sizes: number[]; streams: Stream[]; classes: number[] } {
  const kept: number[] = [];
  const merged: number[] = [];
  const outClasses: number[] = [];
  sizes.forEach((size, axis) => {
    if (size === 1) return;
    const last = kept.at(-1);
    const joins =
      last !== undefined &&
      classes[last] === classes[axis] &&
      streams.every(({ strides }) => strides[last] === strides[axis]! * size);
    if (joins) {
      kept[kept.length - 1] = axis;
      merged[merged.length - 1]! *= size;
    } else {
      kept.push(axis);
      merged.push(size);
      outClasses.push(classes[axis]!);
    }
  });
  return {
    sizes: merged,
    streams: streams.map((one) => ({ ...one, strides: kept.map((axis) => one.strides[axis]!) })),
    classes: outClasses,
  };
}

interface Group {
  readonly strides: readonly number[];
  readonly pointer: number;
  /** How far a stream with negative strides extends below its first address. */
  readonly below: number;
}

/** Nested loops over several streams; streams with equal strides share a pointer, and addresses are immediates. */
export class LoopNest {
  private readonly groups: Group[] = [];
  private readonly groupOf: Group[];

  constructor(
    readonly code: Assembler,
    readonly sizes: readonly number[],
    readonly streams: readonly Stream[],
  ) {
    this.groupOf = streams.map(({ strides }) => this.group(strides));
    for (const { pointer, below } of this.groups) code.i32(below).set(pointer);
  }

  private group(strides: readonly number[]): Group {
    const known = this.groups.find((one) => one.strides.every((stride, axis) => stride === strides[axis]));
    if (known !== undefined) return known;
    const below = strides.reduce((sum, stride, axis) => sum + Math.max(0, -stride) * (this.sizes[axis]! - 1), 0);
    const fresh = { strides, pointer: this.code.local('i32'), below };
    this.groups.push(fresh);
    return fresh;
  }

  /** The pointer of a stream, and the offset to add to it. */
  at(index: number): { readonly pointer: number; readonly offset: number } {
    const { pointer, below } = this.groupOf[index]!;
    return { pointer, offset: this.streams[index]!.address - below };
  }

  /** Advances every pointer by a number of iterations of a loop. */
  advance(axis: number, rounds: number): void {
    for (const { strides, pointer } of this.groups) this.code.advance(pointer, strides[axis]! * rounds);
  }

  /** Emits a loop over an axis, and rewinds the pointers after it unless told not to. */
  loop(axis: number, body: () => void, { rounds = this.sizes[axis]!, step = 1, rewind = true } = {}): void {
    const round = (): void => {
      body();
      this.advance(axis, step);
    };
    const moving = this.groups.find(({ strides }) => strides[axis] !== 0);
    if (moving === undefined) this.code.repeat(rounds, round);
    else this.code.repeatUntil(rounds, moving.pointer, moving.strides[axis]! * step, round);
    if (rewind) this.advance(axis, -rounds * step);
  }

  /** Emits nested loops over several axes. */
  loops(axes: readonly number[], body: () => void): void {
    const [first, ...rest] = axes;
    if (first === undefined) body();
    else this.loop(first, () => this.loops(rest, body));
  }

  /** Emits a loop over strips of an axis, and a shorter strip at its end; `body` gets their length. */
  strips(axis: number, length: number, body: (length: number) => void): void {
    const rest = this.sizes[axis]! % length;
    const rounds = (this.sizes[axis]! - rest) / length;
    this.loop(axis, () => body(length), { rounds, step: length, rewind: false });
    if (rest > 0) body(rest);
    this.advance(axis, -rounds * length);
  }

  /** Pushes the number of a stream. */
  load(index: number): void {
    const { pointer, offset } = this.at(index);
    this.code.load(scalarType(this.streams[index]!.dtype), pointer, offset);
  }

  /** Stores the number in a local. */
  store(index: number, local: number): void {
    const { pointer, offset } = this.at(index);
    this.code.get(pointer).get(local).store(scalarType(this.streams[index]!.dtype), offset);
  }

  release(): void {
    this.code.free('i32', ...this.groups.map(({ pointer }) => pointer));
  }
}

/**
 * Pushes a vector of a stream along an axis, `shift` elements and `beyond` bytes after its pointer; only the first
 * `width` lanes matter.
 */
export function loadVector(nest: LoopNest, index: number, axis: number, width: number, shift = 0, beyond = 0): void {
  const { code } = nest;
  const { pointer, offset: start } = nest.at(index);
  const offset = start + beyond;
  const { strides, dtype } = nest.streams[index]!;
  const stride = strides[axis] ?? 0;
  if (stride === 4) code.load('v128', pointer, offset + shift * 4);
  else if (stride === 0) code.loadSplat(pointer, offset);
  else {
    code.vectorBits(0);
    const gathered = code.local('v128');
    code.set(gathered);
    for (let lane = 0; lane < width; lane++) {
      code
        .get(pointer)
        .get(gathered)
        .loadLane(offset + (shift + lane) * stride, lane)
        .set(gathered);
    }
    code.get(gathered).free('v128', gathered);
  }
  if (dtype === 'bool') code.vectorBits(0).do(op.i32x4.ne);
}

/**
 * Stores the first `width` lanes of a vector in a stream along an axis, at the address from which `loadVector` would
 * load them.
 */
export function storeVector(
  nest: LoopNest,
  index: number,
  local: number,
  axis: number,
  width: number,
  shift = 0,
  beyond = 0,
): void {
  const { code } = nest;
  const { pointer, offset } = nest.at(index);
  const { strides, dtype } = nest.streams[index]!;
  const stride = strides[axis]!;
  const to = offset + beyond + shift * stride;
  const value = dtype === 'bool' ? code.local('v128') : local;
  if (dtype === 'bool') code.get(local).vectorBits(1).do(op.v128.and).set(value);
  if (stride === 4) code.storeLanes(pointer, value, to, width);
  else for (let lane = 0; lane < width; lane++) code.storeLane(pointer, value, to + lane * stride, lane);
  if (dtype === 'bool') code.free('v128', value);
}
