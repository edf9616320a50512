import type { Tensor } from '@gd/core';
import type { Op } from '@gd/core/extend';
import { setTracer } from '@gd/core/extend';
import { Builder } from '../graph/builder';
import type { Graph, Node } from '../graph/node';
import { loweringOf } from '../lower/lower';
import { Traced } from './traced';
import { TraceError } from './traceError';
import { UnknownOperation } from './unknown';

/** Adds the inputs of a traced function to the graph, and finds the nodes of its outputs. */
export interface Tracing {
  /** A new input of the graph, as the function sees it. */
  input(shape: Tensor['shape'], dtype: Tensor['dtype'], label: string): Tensor;
  /** The node of a tensor that the function computed, or of one that it had from outside. */
  nodeOf(tensor: Tensor): Node;
}

/** One operation as the function called it. */
export interface OpCall {
  readonly name: string;
  readonly inputs: readonly Tensor[];
  readonly output: Traced;
}

/** The result of a trace: the graph in primitives, and the operations that it came from. */
export interface TracedGraph extends Graph {
  readonly called: readonly OpCall[];
}

let depth = 0;

/** Whether a function is being traced. */
export function isTracing(): boolean {
  return depth > 0;
}

/**
 * Runs a function once with symbolic tensors, and records what it would do with them.
 *
 * throws  whatever the function throws; UnknownOperation for operations without a lowering
 */
export function trace<Result>(run: (tracing: Tracing) => { outputs: readonly Tensor[]; result: Result }): {
  graph: TracedGraph;
  result: Result;
} {
  const builder = new Builder();
  const scope = { over: false };
  const inputs: Node[] = [];
  const called: OpCall[] = [];
  const nodeOf = (tensor: Tensor): Node => {
    if (!(tensor instanceof Traced)) return builder.constant(tensor);
    if (tensor.trace === scope) return tensor.node;
    throw new TraceError(
      `compile: the result of ${tensor.origin} comes from another trace — return it from the function that computed it and pass it on as an argument`,
    );
  };
  const tracer = (
    op: Op,
    tensors: readonly Tensor[],
    options: unknown,
    shape: Tensor['shape'],
    dtype: Tensor['dtype'],
  ) => {
    if (!tensors.some((tensor) => tensor instanceof Traced)) return undefined;
    const lower = loweringOf(op.token);
    if (lower === undefined) throw new UnknownOperation(op.name);
    const node = lower({ builder, name: op.name, inputs: tensors.map(nodeOf), options, shape, dtype });
    const output = new Traced(shape, dtype, op.name, node, scope);
    called.push({ name: op.name, inputs: tensors, output });
    return output;
  };
  const before = setTracer(tracer);
  depth++;
  try {
    const { outputs, result } = run({
      nodeOf,
      input(shape, dtype, label) {
        const node = builder.add(shape, dtype, [], { kind: 'input', slot: inputs.length, label });
        inputs.push(node);
        return new Traced(shape, dtype, label, node, scope);
      },
    });
    return { graph: { nodes: builder.nodes, inputs, outputs: outputs.map(nodeOf), called }, result };
  } finally {
    scope.over = true;
    depth--;
    setTracer(before);
  }
}
