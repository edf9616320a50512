import type { DType, Shape, Tensor, TypedArray } from '@gd/core';
import type { Program } from '../program';
import type { BackendFacts } from './facts';

/** A memory in which programs run. What is written and run takes effect in the order of the calls; reading comes after it. */
export interface Memory {
  readonly bytes: number;
  /** Writes numbers from an address on; the numbers may change as soon as it returns. */
  write(address: number, numbers: Pick<Tensor, 'dtype' | 'data'>): void;
  /** Copies a tensor out. */
  read(address: number, shape: Shape, dtype: DType): Tensor | Promise<Tensor>;
  /** The numbers themselves, where the host can reach them; bools are 32-bit 0 and 1. */
  view?(address: number, dtype: DType, size: number): TypedArray;
  /** Takes over the bytes of a smaller memory, from the first on. */
  copyFrom(other: Memory): void;
}

/** A program at work in a memory. A promise says that it is done later, or failed. */
export interface Run {
  run(): void | Promise<void>;
  /** As many runs as `count` says, at least 1; there when the program has a `repetition`. */
  repeat?(count: number): void | Promise<void>;
}

/** A program in the language of a backend, not yet in any memory. */
export interface Executable {
  /** How long its code is, and how much memory it needs from address 0 on. */
  readonly codeBytes: number;
  readonly memoryBytes: number;
  /** The first byte behind everything that it uses. */
  readonly end: number;
  /** Whether runs are long enough for several threads, and there may be some. */
  readonly isWorthSharing: boolean;
  /** Puts it to work in a memory of its backend, and writes its constants there. */
  start(memory: Memory): Run;
}

/** What runs compiled plans: WebAssembly, a graphics card, an interpreter. */
export interface Backend {
  readonly name: string;
  /** What the passes ask about it. */
  readonly facts: BackendFacts;
  /** Says why it cannot run here; undefined where it can. */
  missing(): string | undefined;
  /** How many bytes of memory each program gets for the backend itself, ahead of everything. */
  readonly reservedBytes: number;
  /** How many threads may share a run at most, and how many unless said; absent where there is one. */
  readonly threads?: { readonly most: number; readonly usual: number };
  /** Whether numbers are read by promise: then a compiled function answers with handles. */
  readonly answersByPromise?: boolean;
  compile(program: Program): Executable;
  /** What stopped a run, as an error that a reader understands. */
  explained?(error: unknown): unknown;
  /** A memory of exactly so many bytes, rounded up. */
  allocate(bytes: number): Memory;
  /** Starts so many threads, or as many as are useful; answers with how to allocate a memory that they share. */
  share?(threads: number | undefined): Promise<(bytes: number) => Memory>;
}
