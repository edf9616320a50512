import { Builder } from '../graph/builder';
import { isContiguous } from '../graph/layout';
import type { Graph, Node, Primitive } from '../graph/node';
import { readable } from '../kernels/matmul';
import { layoutOf, sourceOf } from './source';

/**
 * Puts copies where a view cannot be followed in place: before a reshape of turned numbers, before roots that want
 * their operands in another order, and for outputs that are views or the function's own arguments.
 */
export function settle(graph: Graph): Graph {
  const builder = new Builder();
  const settled = new Map<Node, Node>();
  const copies = new Map<Node, Node>();
  const copy = (node: Node): Node => {
    let made = copies.get(node);
    if (made === undefined) {
      made = builder.add(node.shape, node.dtype, [node], { kind: 'map', op: 'copy' });
      copies.set(node, made);
    }
    return made;
  };
  const dense = (node: Node): Node => {
    const layout = layoutOf(sourceOf(node))!;
    return isContiguous(layout) && sourceOf(node).base.kind !== 'view' ? node : copy(node);
  };
  const prepared = (kind: Node['kind'], node: Node, index: number): Node => {
    if (kind === 'matmul') {
      const leaf = { node, layout: layoutOf(sourceOf(node))! };
      return readable(leaf, index === 0 ? 'left' : 'right') ? node : copy(node);
    }
    return kind === 'map' || kind === 'view' || kind === 'fold' || kind === 'assemble' ? node : dense(node);
  };
  for (const node of graph.nodes) {
    const { id: _, shape, dtype, inputs, ...primitive } = node;
    const add = (from: readonly Node[]): Node => builder.add(shape, dtype, from, primitive as Primitive);
    const from = inputs.map((input, index) => prepared(node.kind, settled.get(input)!, index));
    let next = add(from);
    if (next.kind === 'view' && layoutOf(sourceOf(next)) === undefined) next = add([copy(from[0]!)]);
    settled.set(node, next);
  }
  const outputs = graph.outputs.map((node) => {
    const next = settled.get(node)!;
    return next.kind === 'view' || next.kind === 'input' || next.kind === 'constant' ? copy(next) : next;
  });
  return { nodes: builder.nodes, inputs: graph.inputs.map((node) => settled.get(node)!), outputs };
}
