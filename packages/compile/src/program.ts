import type { DType } from '@gd/core';
import { sizeOf } from '@gd/core/extend';
import type { BackendFacts } from './backends/facts';
import { bytesOf } from './graph/kernel';
import type { Graph, Node } from './graph/node';
import { canonicalize } from './passes/canonicalize';
import { fuse } from './passes/fuse';
import type { Plan } from './passes/planMemory';
import { align, plan } from './passes/planMemory';
import type { OpCall, TracedGraph } from './trace/trace';

/**
 * Many runs in one call: before each, a row of every table is copied to its input; after each, outputs are collected.
 */
export interface Repetition {
  readonly tables: readonly { readonly from: number; readonly to: number; readonly bytes: number }[];
  /** Outputs that are numbers (float64 if the backend has it): the address of each, and the list it is copied to. */
  readonly collected: readonly { readonly from: number; readonly to: number; readonly dtype: DType }[];
}

/** A function as kernels, with an address for everything: what a backend compiles. */
export interface Program {
  /** The operations that were called, and the primitives that remain of them. */
  readonly called: readonly OpCall[];
  readonly graph: Graph;
  readonly plan: Plan;
  readonly repetition: Repetition | undefined;
  /** The start of its range of memory, including the bytes that the backend reserves, and the end. */
  readonly start: number;
  readonly end: number;
  /** How many threads may share a run; there is memory for each. */
  readonly threads: number;
}

/** The start of a program, the fixed addresses, and which outputs replace which inputs, by their positions. */
export interface ProgramOptions {
  readonly start?: number;
  /** How many bytes the backend reserves for itself, before everything else. */
  readonly reserved?: number;
  readonly inputAddresses?: readonly (number | undefined)[];
  readonly replaced?: readonly (readonly [output: number, input: number])[];
  readonly threads?: number;
  /** Inputs that have a row for each of many runs, and outputs that are collected. */
  readonly repeat?: {
    readonly most: number;
    readonly tables: readonly number[];
    readonly collected: readonly number[];
  };
}

/**
 * Runs all passes on a traced graph: canonicalize, fuse, plan. Numbers below 2⁻¹²⁶ in outputs that replace an input
 * become 0 if they may decay: they live on from run to run, and would linger where arithmetic is a hundred times
 * slower.
 */
export function planProgram(traced: TracedGraph, facts: BackendFacts, options: ProgramOptions = {}): Program {
  const { reserved = 0, inputAddresses = [], replaced = [], threads = 1, repeat } = options;
  const lines = (bytes: number): number => align(bytes, facts.alignment);
  const fading = replaced.filter(([output, input]) => mayFade(traced.outputs[output]!, traced.inputs[input]!));
  const canonical = canonicalize(traced, facts, new Set(fading.map(([output]) => traced.outputs[output]!)));
  const start = lines(options.start ?? 0);
  const fixed = new Map<Node, number>();
  inputAddresses.forEach((address, i) => {
    if (address !== undefined) fixed.set(canonical.inputs[i]!, address);
  });
  const placement = {
    start: start + reserved,
    fixed,
    threads,
    replaced: replaced.map(([output, input]) => [canonical.outputs[output]!, canonical.inputs[input]!] as [Node, Node]),
  };
  const planned = plan(canonical, fuse(canonical, facts), placement, facts);
  let end = planned.end;
  const room = (bytes: number): number => {
    end += lines(bytes);
    return end - lines(bytes);
  };
  const repetition = repeat && {
    tables: repeat.tables.map((input) => {
      const node = canonical.inputs[input]!;
      const bytes = sizeOf(node.shape) * bytesOf(node.dtype);
      return { from: room(bytes * repeat.most), to: planned.addresses.get(node)!, bytes };
    }),
    collected: repeat.collected.map((output) => {
      const node = canonical.outputs[output]!;
      const { dtype } = node;
      return { from: planned.addresses.get(node)!, to: room(bytesOf(dtype) * repeat.most), dtype };
    }),
  };
  return { called: traced.called, graph: canonical, plan: planned, repetition, start, end, threads };
}

/** Whether a number may decay to zero from run to run; one that is only added to does not. */
function mayFade(now: Node, before: Node): boolean {
  return !(now.kind === 'map' && (now.op === 'add' || now.op === 'sub') && now.inputs.includes(before));
}

/** Whether nothing is written to these addresses before the last kernel that may find a bad index and stop. */
export function isAtomic({ plan: { kernels, addresses } }: Program, places: ReadonlySet<number | undefined>): boolean {
  const mayStop = kernels.findLastIndex(({ root }) => root?.kind === 'gather' || root?.kind === 'scatter');
  return !kernels
    .slice(0, Math.max(0, mayStop))
    .some(({ root, body: { stores } }) =>
      [...stores.map(({ node }) => node), ...(root ? [root] : [])].some((node) => places.has(addresses.get(node))),
    );
}
