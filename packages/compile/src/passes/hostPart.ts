import type { Shape } from '@gd/core';
import { isComputed } from '../graph/compute';
import type { Graph, Node } from '../graph/node';
import { reachable } from './canonicalize';

/** A graph split in two: the part that the host computes in float64, and the rest for a backend without float64. */
export interface HostPart {
  /** The backend's graph: no input or output is float64, and the last inputs are the values of `computed`. */
  readonly left: Graph;
  /** The nodes that the host computes, in topological order. */
  readonly steps: readonly Node[];
  /** The steps whose values the backend reads; none is float64. */
  readonly computed: readonly Node[];
}

/**
 * Splits a graph into a float64 part for the host and the rest. The host computes scalars that depend only on constants
 * and on inputs available to it, such as a bias correction of t; each scalar that the rest reads, usually as float32,
 * becomes a new input.
 *
 * throws  whatever `refuse` throws, for a float64 node that the host cannot compute
 */
export function hostPart(graph: Graph, hasInput: (input: Node) => boolean, refuse: (node: Node) => never): HostPart {
  const alive = reachable(graph);
  const numbers = new Set<Node>();
  for (const node of graph.nodes) if (isNumber(node, numbers, hasInput)) numbers.add(node);
  for (const node of graph.outputs) if (isDouble(node) && !numbers.has(node)) refuse(node);
  const nodes: Node[] = [];
  const now = new Map<Node, Node>();
  const computed: Node[] = [];
  const added: Node[] = [];
  const add = (node: Node): Node => {
    nodes.push(node);
    return node;
  };
  const read = (node: Node): Node => {
    let next = now.get(node);
    if (next === undefined) {
      const slot = graph.inputs.length + computed.length;
      computed.push(node);
      next = add({ ...common([], node), kind: 'input', slot, label: 'number of the host' });
      added.push(next);
      const movement = { name: 'broadcast', shape: node.shape } as const;
      if (node.shape.length > 0) next = add({ ...common(node.shape, node, next), kind: 'view', movement });
      now.set(node, next);
    }
    return next;
  };
  for (const node of graph.nodes) {
    const isInput = node.kind === 'input';
    if (!isInput && !alive.has(node)) continue;
    const isLast = !isDouble(node) && node.inputs.some(isDouble);
    if (isDouble(node) || isLast) {
      if (!numbers.has(node)) refuse(node);
    } else {
      now.set(node, add(isInput ? node : { ...node, inputs: node.inputs.map(read) }));
    }
  }
  const outputs = graph.outputs.filter((node) => !isDouble(node)).map(read);
  const inputs = [...graph.inputs.filter((node) => !isDouble(node)), ...added];
  const wanted = reachable({ ...graph, outputs: [...computed, ...graph.outputs.filter(isDouble)] });
  return { left: { nodes, inputs, outputs }, steps: graph.nodes.filter((node) => wanted.has(node)), computed };
}

/** Whether a node is float64. */
export const isDouble = ({ dtype }: Node): boolean => dtype === 'float64';

/** Whether a node is a scalar, possibly broadcast, that the host can compute. */
function isNumber(node: Node, numbers: ReadonlySet<Node>, hasInput: (input: Node) => boolean): boolean {
  if (node.kind === 'input') return hasInput(node);
  if (node.kind === 'constant') return node.data.length === 1;
  return (
    (node.kind === 'view' || (node.kind === 'map' && isComputed(node.op))) && node.inputs.every((x) => numbers.has(x))
  );
}

const common = (shape: Shape, { dtype }: Node, ...inputs: Node[]) => ({ id: 0, shape, dtype, inputs });
