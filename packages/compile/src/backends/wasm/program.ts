import type { Tensor, TypedArray } from '@gd/core';
import { DenseTensor, sizeOf } from '@gd/core/extend';
import type { Program, ProgramOptions } from '../../program';
import { planProgram } from '../../program';
import type { TracedGraph } from '../../trace/trace';
import type { Run } from '../backend';
import { allocateMemory, page } from './allocateMemory';
import { checkSizes } from './checkSizes';
import { emit, poolBytes } from './emit';
import { hasRelaxedSimd } from './encode/hasRelaxedSimd';
import type { EngineMemory, EngineModule } from './engineTypes';
import { wasmFacts } from './facts';
import { hostImports } from './kernels/hostImports';
import { controlBytes } from './threads/controlBytes';

/** A program as WebAssembly, not yet bound to a memory. */
export interface WasmProgram extends Program {
  readonly module: EngineModule;
  readonly codeBytes: number;
  readonly memoryBytes: number;
  /** The address of the control words by which threads share it. */
  readonly control: number;
  readonly relaxed: boolean;
}

/** A program bound to a memory. */
export interface Running extends Run {
  readonly memory: EngineMemory;
  run(): void;
  repeat?(count: number): void;
}

/**
 * Writes a planned program as a WebAssembly module.
 *
 * throws  if it counts further, or needs more memory, than WebAssembly can
 */
export function emitProgram(program: Program, relaxed = hasRelaxedSimd()): WasmProgram {
  const { plan, start, threads, repetition, end: control } = program;
  const end = control + (threads > 1 ? controlBytes(plan.kernels.length + plan.copies.length) : 0);
  const memoryBytes = Math.ceil((end + 64) / page) * page;
  checkSizes(plan.kernels, memoryBytes);
  const bytes = emit(plan, { relaxed, pool: start, repetition }).finished();
  const module = new WebAssembly.Module(bytes);
  return { ...program, module, codeBytes: bytes.length, memoryBytes, control, end, relaxed };
}

/** Runs all passes on a traced graph, and emits it. */
export function build(traced: TracedGraph, options: ProgramOptions & { readonly relaxed?: boolean } = {}): WasmProgram {
  return emitProgram(planProgram(traced, wasmFacts, { ...options, reserved: poolBytes }), options.relaxed);
}

/** Binds a program to a memory that is large enough, by default its own, and writes its constants there. */
export function start(program: WasmProgram, memory: EngineMemory = allocateMemory(program.memoryBytes)): Running {
  const instance = new WebAssembly.Instance(program.module, { host: { memory, ...hostImports } as never });
  writeConstants(program, memory);
  const { run, repeat } = instance.exports as unknown as Pick<Running, 'run' | 'repeat'>;
  return { memory, run, ...(repeat && { repeat }) };
}

/** Writes the constants of a program into its memory. */
export function writeConstants({ plan: { constants, addresses } }: Program, memory: EngineMemory): void {
  for (const node of constants) write(memory, addresses.get(node)!, node);
}

/** Writes a tensor's numbers into a memory. */
export function write(memory: EngineMemory, address: number, { dtype, data }: Omit<Tensor, 'shape'>): void {
  viewOf(memory, address, dtype, data.length).set(data);
}

/** Copies a tensor out of a memory. */
export function read(memory: EngineMemory, address: number, { shape, dtype }: Pick<Tensor, 'shape' | 'dtype'>): Tensor {
  const view = viewOf(memory, address, dtype, sizeOf(shape));
  return new DenseTensor(shape, dtype, dtype === 'bool' ? Uint8Array.from(view) : view.slice());
}

const views = { float32: Float32Array, float64: Float64Array, int32: Int32Array, bool: Int32Array } as const;

/** The numbers at an address, in place; bools appear as 32-bit 0 and 1. */
export function viewOf(memory: EngineMemory, address: number, dtype: Tensor['dtype'], size: number): TypedArray {
  return new views[dtype](memory.buffer, address, size);
}

/** Converts the error that stopped a program to one that a reader understands. */
export function explained(error: unknown): unknown {
  return error instanceof WebAssembly.RuntimeError
    ? new RangeError('compile: gather or scatterAdd found an index outside its tensor — check the indices you pass')
    : error;
}
