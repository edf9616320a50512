import type { DType, Shape, Tensor, TypedArray } from '@gd/core';
import type { Program } from '../program';
import type { BackendFacts } from './facts';

/**
 * A memory in which programs run. Writes and runs take effect in the order of the calls; a read sees those before it.
 */
export interface Memory {
  readonly bytes: number;
  /** Writes numbers to an address; the numbers may change as soon as it returns. */
  write(address: number, numbers: Pick<Tensor, 'dtype' | 'data'>): void;
  /** Copies a tensor out. */
  read(address: number, shape: Shape, dtype: DType): Tensor | Promise<Tensor>;
  /** The numbers in place, if the host can reach them; bools are 32-bit 0 and 1. */
  view?(address: number, dtype: DType, size: number): TypedArray;
  /** Copies all bytes of a smaller memory to the start of this one. */
  copyFrom(other: Memory): void;
}

/** A program bound to a memory. A promise means that the run completes or fails later. */
export interface Run {
  run(): void | Promise<void>;
  /** Runs it `count` times, at least once; present if the program has a `repetition`. */
  repeat?(count: number): void | Promise<void>;
}

/** A program compiled by a backend, not yet bound to a memory. */
export interface Executable {
  /** The length of its code, and how much memory it needs from address 0 on. */
  readonly codeBytes: number;
  readonly memoryBytes: number;
  /** The first byte after everything that it uses. */
  readonly end: number;
  /** Whether runs are long enough for several threads, and several threads are allowed. */
  readonly isWorthSharing: boolean;
  /** Binds it to a memory of its backend, and writes its constants there. */
  start(memory: Memory): Run;
}

/** The contract of a backend, which runs compiled plans: WebAssembly, a graphics card, an interpreter. */
export interface Backend {
  readonly name: string;
  /** The facts that the passes ask for. */
  readonly facts: BackendFacts;
  /** The reason why it cannot run here; undefined if it can. */
  missing(): string | undefined;
  /** The number of bytes of memory that the backend itself needs in each program, before everything else. */
  readonly reservedBytes: number;
  /** How many threads may share a run: the maximum, and the default; absent if only one can. */
  readonly threads?: { readonly most: number; readonly usual: number };
  /** Whether numbers are read by promise; compiled functions then return handles. */
  readonly answersByPromise?: boolean;
  compile(program: Program): Executable;
  /** Converts the error that stopped a run to one that a reader understands. */
  explained?(error: unknown): unknown;
  /** Allocates a memory of exactly this many bytes, rounded up. */
  allocate(bytes: number): Memory;
  /**
   * Starts threads, as many as given or as are useful; resolves to a function that allocates a memory that they share.
   */
  share?(threads: number | undefined): Promise<(bytes: number) => Memory>;
}
