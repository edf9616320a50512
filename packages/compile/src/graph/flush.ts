import { Builder } from './builder';
import type { Graph, Node, Primitive } from './node';

/**
 * Memories that fade away would linger where numbers lose their precision and arithmetic becomes a hundred times slower:
 * these nodes' numbers below 2⁻¹²⁶ become 0, for everyone who uses them.
 */
export function flushSmall(graph: Graph, nodes: ReadonlySet<Node>): Graph {
  const builder = new Builder();
  const renewed = new Map<Node, Node>();
  const of = (node: Node): Node => renewed.get(node)!;
  for (const node of graph.nodes) {
    const { id: _, shape, dtype, inputs, ...primitive } = node;
    const same = builder.add(shape, dtype, inputs.map(of), primitive as Primitive);
    const flushes = nodes.has(node) && node.kind !== 'input' && (dtype === 'float32' || dtype === 'float64');
    renewed.set(node, flushes ? builder.add(shape, dtype, [same], { kind: 'map', op: 'flush' }) : same);
  }
  return { nodes: builder.nodes, inputs: graph.inputs.map(of), outputs: graph.outputs.map(of) };
}
