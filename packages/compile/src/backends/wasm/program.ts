import type { Tensor, TypedArray } from '@gd/core';
import { DenseTensor } from '@gd/core/extend';
import { sizeOf } from '../../graph/layout';
import type { Graph, Node } from '../../graph/node';
import { canonicalize } from '../../passes/canonicalize';
import { fuse } from '../../passes/fuse';
import type { Placement, Plan } from '../../passes/planMemory';
import { plan } from '../../passes/planMemory';
import type { OpCall, TracedGraph } from '../../trace/trace';
import { allocateMemory, page } from './allocateMemory';
import { checkSizes } from './checkSizes';
import type { Repetition } from './emit';
import { emit, poolBytes } from './emit';
import { hasRelaxedSimd } from './encode/hasRelaxedSimd';
import { lines, wasmFacts } from './facts';
import { hostImports } from './kernels/hostImports';
import { controlBytes } from './threads/controlBytes';

/** A function as WebAssembly, not yet in any memory. */
export interface Program {
  /** The operations as they were called, and what is left of them in primitives. */
  readonly called: readonly OpCall[];
  readonly graph: Graph;
  readonly plan: Plan;
  readonly module: WebAssembly.Module;
  /** How long the module is, and how much memory it needs. */
  readonly codeBytes: number;
  readonly memoryBytes: number;
  readonly end: number;
  /** Where its vector constants lie, and the words by which threads share it. */
  readonly pool: number;
  readonly control: number;
  readonly relaxed: boolean;
  readonly repetition: Repetition | undefined;
}

/** A program at work in a memory. */
export interface Running {
  readonly memory: WebAssembly.Memory;
  run(): void;
  /** Many steps in one call, where the program was built for it. */
  steps?(count: number): void;
}

/** Which outputs replace which inputs, by their positions, and where inputs lie already. */
export interface ProgramOptions {
  readonly start?: number;
  readonly inputAddresses?: readonly (number | undefined)[];
  readonly replaced?: readonly (readonly [output: number, input: number])[];
  /** Nodes that would fade away: see `settle`. */
  readonly memories?: ReadonlySet<Node>;
  readonly relaxed?: boolean;
  /** How many threads may come to share a run; there is room for each. */
  readonly threads?: number;
  /** Lays tables for many steps behind everything else, from `start` on; answers with where they end. */
  readonly repeat?: (start: number, plan: Plan, graph: Graph) => { repetition: Repetition; end: number };
}

/** Takes a traced graph through all passes: settle, fuse, plan, emit. */
export function build(traced: TracedGraph, options: ProgramOptions = {}): Program {
  const { start = 0, inputAddresses = [], replaced = [], relaxed = hasRelaxedSimd(), threads = 1 } = options;
  const canonical = canonicalize(traced, wasmFacts, options.memories);
  const pool = lines(start);
  const fixed = new Map<Node, number>();
  inputAddresses.forEach((address, i) => {
    if (address !== undefined) fixed.set(canonical.inputs[i]!, address);
  });
  const placement: Placement = {
    start: pool + poolBytes,
    fixed,
    threads,
    replaced: replaced.map(([output, input]) => [canonical.outputs[output]!, canonical.inputs[input]!]),
  };
  const kernels = fuse(canonical, wasmFacts);
  const planned = plan(canonical, kernels, placement, wasmFacts);
  const control = planned.end;
  const behind = control + (threads > 1 ? controlBytes(planned.kernels.length + planned.copies.length) : 0);
  const repeated = options.repeat?.(behind, planned, canonical);
  const end = repeated?.end ?? behind;
  const memoryBytes = Math.ceil((end + 64) / page) * page;
  checkSizes(kernels, memoryBytes);
  const bytes = emit(planned, { relaxed, pool, repetition: repeated?.repetition }).finished();
  return {
    called: traced.called,
    graph: canonical,
    plan: planned,
    module: new WebAssembly.Module(bytes),
    codeBytes: bytes.length,
    memoryBytes,
    end,
    pool,
    control,
    relaxed,
    repetition: repeated?.repetition,
  };
}

/** Puts a program to work in a memory that is large enough, of its own unless said, and writes its constants there. */
export function start(program: Program, memory = allocateMemory(program.memoryBytes)): Running {
  const instance = new WebAssembly.Instance(program.module, { host: { memory, ...hostImports } as never });
  writeConstants(program, memory);
  return { memory, ...(instance.exports as unknown as Pick<Running, 'run' | 'steps'>) };
}

/** Writes what a program knows beforehand into its memory. */
export function writeConstants({ plan: { constants, addresses } }: Program, memory: WebAssembly.Memory): void {
  for (const node of constants) write(memory, addresses.get(node)!, node);
}

/** Writes a tensor's numbers into a memory. */
export function write(memory: WebAssembly.Memory, address: number, { dtype, data }: Omit<Tensor, 'shape'>): void {
  viewOf(memory, address, dtype, data.length).set(data);
}

/** Copies a tensor out of a memory. */
export function read(
  memory: WebAssembly.Memory,
  address: number,
  { shape, dtype }: Pick<Tensor, 'shape' | 'dtype'>,
): Tensor {
  const view = viewOf(memory, address, dtype, sizeOf(shape));
  return new DenseTensor(shape, dtype, dtype === 'bool' ? Uint8Array.from(view) : view.slice());
}

const views = { float32: Float32Array, float64: Float64Array, int32: Int32Array, bool: Int32Array } as const;

/** The numbers at an address, in place; truths show as 32-bit 0 and 1. */
export function viewOf(memory: WebAssembly.Memory, address: number, dtype: Tensor['dtype'], size: number): TypedArray {
  return new views[dtype](memory.buffer, address, size);
}

/** Runs a program; what stops it becomes an error that a reader understands. */
export function runSafely(running: Running, count?: number): void {
  try {
    if (count === undefined) running.run();
    else running.steps!(count);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    throw new RangeError('compile: gather or scatterAdd met an index outside its tensor — check the indices you pass');
  }
}
