import type { TypedArray } from '@gd/core';
import { compute } from './graph/compute';
import type { Node } from './graph/node';
import { hostPart, isDouble } from './passes/hostPart';
import type { Slot } from './residents';
import { arrayFor, Input, numbersIn } from './trace/arguments';
import type { Output, TracedCall } from './trace/call';
import type { Tree } from './trace/tree';
import { at } from './trace/tree';

/**
 * The `withoutFloat64` setting of a backend without float64: before each run, the host computes the float64 scalars that
 * depend only on other scalars, such as options; the backend reads them as float32.
 *
 * throws  for any other float64 values
 */
export const hostScalars = (call: TracedCall, backend: string): HostScalars => new HostScalars(call, backend);

/** The float64 scalars of a call, computed on the host. */
export class HostScalars {
  /** The rest of the call, for the backend. */
  readonly call: TracedCall;
  /** The inputs of that call that the host computes before each run. */
  readonly computed: readonly Input[];
  private readonly steps: readonly Node[];
  private readonly values = new Map<Node, number>();
  /** The inputs of the steps; their values are looked up at each use, because memory may be replaced. */
  private readonly given: ReadonlyMap<Node, Input | Slot>;
  /** The nodes whose values fill `computed`. */
  private readonly read: readonly Node[];
  /** The values that the host stores after a run: state and results. */
  private readonly kept: (readonly [to: Float64Array, from: Node])[] = [];
  private readonly listed: (readonly [output: Output, from: Node])[] = [];

  /** Splits a call into the float64 scalars and the rest. */
  constructor(call: TracedCall, backend: string) {
    const { graph, inputs, outputs, replaced } = call;
    const placeOf = new Map(graph.inputs.map((node, i) => [node, inputs[i]!]));
    const refuse = (node: Node): never => {
      const [, input] = replaced.find(([output]) => graph.outputs[output] === node) ?? [];
      const what =
        input === undefined
          ? `${nameOf(node)} is float64[${node.shape}]`
          : `${nameOf(graph.inputs[input]!)} keeps float64 numbers that come from tensors`;
      throw new TypeError(
        `compile: ${what}, and backend ${backend} computes in float32 — cast it to float32, or run it eagerly?`,
      );
    };
    const isGiven = (node: Node): boolean => {
      const place = placeOf.get(node)!;
      if (node.shape.length > 0) return false;
      if (place instanceof Input) return true;
      if (isDouble(node)) place.host ??= new Float64Array(1);
      return place.host !== undefined;
    };
    const { left, steps, computed } = hostPart(graph, isGiven, refuse);
    this.steps = steps;
    this.read = computed;
    this.given = placeOf;
    this.computed = computed.map(({ dtype }) => new Input([], dtype, false, []));
    for (const [node, place] of placeOf)
      if (isDouble(node) && place instanceof Input) place.data = arrayFor('float64', 1);
    graph.outputs.forEach((node, i) => {
      const output = outputs[i];
      if (!isDouble(node) || output === undefined) return;
      output.data = output.host = new Float64Array(1);
      this.kept.push([output.host, node]);
      if (output.isCollected) this.listed.push([output, node]);
    });
    const remaining: (readonly [number, number])[] = [];
    for (const [output, input] of replaced) {
      const node = graph.outputs[output]!;
      const slot = inputs[input]!;
      if (!isDouble(node)) remaining.push([positionIn(graph.outputs, output), positionIn(graph.inputs, input)]);
      else if (!(slot instanceof Input)) this.kept.push([slot.host!, node]);
    }
    this.call = {
      ...call,
      graph: { ...left, called: graph.called },
      inputs: [...inputs.filter((_, i) => !isDouble(graph.inputs[i]!)), ...this.computed],
      outputs: outputs.filter((_, i) => !isDouble(graph.outputs[i]!)),
      replaced: remaining,
    };
  }

  /** Computes the inputs of the next run. */
  compute(): void {
    const { values } = this;
    for (const node of this.steps) values.set(node, this.valueOf(node));
    this.computed.forEach(({ data }, i) => {
      data[0] = values.get(this.read[i]!)!;
    });
  }

  private valueOf(node: Node): number {
    if (node.kind === 'constant') return node.data[0]!;
    const numbers = node.inputs.map((input) => this.values.get(input)!);
    if (node.kind === 'map') return compute(node.op, numbers, node.dtype);
    if (node.kind === 'view') return numbers[0]!;
    const place = this.given.get(node)!;
    return (place instanceof Input ? place.data : place.host!)[0]!;
  }

  /** Stores the state and results of a run. */
  advance(): void {
    for (const [to, from] of this.kept) to[0] = this.values.get(from)!;
  }

  /** Computes the inputs of many runs, a row for each input, and lists the host's results. */
  repeat(count: number, tables: Tree): { rows: TypedArray[]; lists: (readonly [Output, Float64Array])[] } {
    const given = [...this.given.values()].flatMap((input) => {
      const rows = input instanceof Input && input.shape.length === 0 ? at(tables, input.keys) : undefined;
      return rows === undefined ? [] : [{ input: input as Input, rows: numbersIn(rows, input as Input, count) }];
    });
    const rows = this.computed.map(({ dtype }) => arrayFor(dtype, count));
    const lists = this.listed.map(([output]) => [output, new Float64Array(count)] as const);
    for (let i = 0; i < count; i++) {
      for (const { input, rows } of given) input.data[0] = rows[i]!;
      this.compute();
      this.advance();
      this.computed.forEach(({ data }, k) => {
        rows[k]![i] = data[0]!;
      });
      for (const [{ host }, list] of lists) list[i] = host![0]!;
    }
    return { rows, lists };
  }
}

/** The index of a node after float64 nodes are removed. */
const positionIn = (nodes: readonly Node[], i: number): number =>
  nodes.slice(0, i).filter((node) => !isDouble(node)).length;

/** The name of a node in a message. */
const nameOf = (node: Node): string => (node.kind === 'input' ? node.label! : 'op' in node ? node.op : node.kind);
