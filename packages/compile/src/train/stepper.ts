import type { Random, Tensor, TypedArray } from '@gd/core';
import type { Program, Running } from '../backends/wasm/program';
import { build, viewOf, write } from '../backends/wasm/program';
import { sizeOf } from '../graph/layout';
import type { Keep } from './keep';
import type { OptionWriter } from './options';
import type { Examples, Recipe, StepGraph } from './stepGraph';
import { traceStep } from './stepGraph';

/** How many steps one call does at most. */
export const mostRepeated = 256;

/** A step for one shape of batch, at work. */
export interface Stepper {
  readonly step: StepGraph;
  readonly program: Program;
  readonly inputs: Tensor['shape'];
  readonly targets: Tensor['shape'];
  readonly targetsDType: Tensor['dtype'];
  readonly usesRandom: boolean;
  /** Tables for many steps: rows' numbers, options, losses. */
  readonly tables: { readonly rows: number; readonly options: number; readonly losses: number } | undefined;
  running: Running;
  views: { inputs: TypedArray; targets: TypedArray; loss: Float64Array };
}

/** Where a program takes its batch from and leaves its loss, as numbers in place. */
export function viewsOf(
  memory: WebAssembly.Memory,
  { plan, graph }: Program,
  { inputs, targets }: StepGraph,
): Stepper['views'] {
  const view = (node: (typeof graph.inputs)[number]): TypedArray =>
    viewOf(memory, plan.addresses.get(node)!, node.dtype, sizeOf(node.shape));
  return {
    inputs: view(graph.inputs[inputs]!),
    targets: view(graph.inputs[targets]!),
    loss: view(graph.outputs[0]!) as Float64Array,
  };
}

/** Traces and builds a step for batches like this one; with `rows`, for picking so many of a data set. */
export function buildStep(
  recipe: Recipe,
  keep: Keep,
  batch: Examples,
  {
    start: from,
    rows,
    isScheduled,
    threads,
  }: { start: number; rows: number | undefined; isScheduled: boolean; threads: number },
): Pick<Stepper, 'step' | 'program' | 'tables'> {
  const step = traceStep(recipe, keep, batch, rows);
  const { fixed, replaced, memories } = step;
  const options = { start: from, threads, inputAddresses: fixed, replaced, memories };
  if (rows === undefined) return { step, program: build(step.graph, options), tables: undefined };
  const optionBytes = 8 * Object.keys(keep.options).length;
  let tables: Stepper['tables'];
  const program = build(step.graph, {
    ...options,
    repeat(begin, plan, graph) {
      tables = { losses: begin, options: begin + 8 * mostRepeated, rows: begin + (8 + optionBytes) * mostRepeated };
      const lists = [{ from: tables.rows, to: plan.addresses.get(graph.inputs[step.rows!]!)!, bytes: 4 * rows }];
      if (isScheduled) lists.push({ from: tables.options, to: keep.t + 8, bytes: optionBytes });
      const loss = { from: plan.addresses.get(graph.outputs[0]!)!, to: tables.losses };
      return { repetition: { t: keep.t, tables: lists, loss }, end: tables.rows + 4 * rows * mostRepeated };
    },
  });
  return { step, program, tables };
}

/** Puts a step that was built to work. */
export function instantiate(
  built: Pick<Stepper, 'step' | 'program' | 'tables'>,
  { inputs, targets }: Examples,
  memory: WebAssembly.Memory,
  begin: (program: Program, memory: WebAssembly.Memory) => Running,
): Stepper {
  return {
    ...built,
    inputs: inputs.shape,
    targets: targets.shape,
    targetsDType: targets.dtype,
    usesRandom: built.step.rng.isUsed,
    running: begin(built.program, memory),
    views: viewsOf(memory, built.program, built.step),
  };
}

/** Draws a step's chance. */
export function fillRandom(memory: WebAssembly.Memory, { step, program }: Stepper, rng: Random, t: number): void {
  step.rng.replay(rng.split('pass').split(t), (input, drawn) => {
    write(memory, program.plan.addresses.get(program.graph.inputs[input]!)!, drawn);
  });
}

/** Writes which rows the next steps look at, and what the options are then. */
export function fillTables(
  memory: WebAssembly.Memory,
  { tables }: Stepper,
  batches: readonly Int32Array[],
  writer: OptionWriter,
  count: number,
): void {
  const rows = new Int32Array(memory.buffer, tables!.rows);
  const options = new Float64Array(memory.buffer, tables!.options, writer.size * batches.length);
  batches.forEach((batch, i) => {
    rows.set(batch, i * batch.length);
    writer.writeNumbers(options, i * writer.size);
    writer.writeScheduled(options, count + i + 1, i * writer.size);
  });
}

/** Whether a step was built for batches of this shape. */
export function fits(stepper: Stepper, { inputs, targets }: Examples): boolean {
  return (
    stepper.tables === undefined &&
    sameSizes(stepper.inputs, inputs.shape) &&
    sameSizes(stepper.targets, targets.shape) &&
    stepper.targetsDType === targets.dtype
  );
}

function sameSizes(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** A loop is quicker than `set` for a handful of numbers. */
export function copyInto(to: TypedArray, from: TypedArray): void {
  if (from.length > 32) to.set(from);
  else for (let i = 0; i < from.length; i++) to[i] = from[i]!;
}
