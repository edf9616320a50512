import type { BackendFacts } from '../backends/facts';
import { isContiguous } from '../graph/layout';
import type { Graph, Node } from '../graph/node';
import { layoutOf, sourceOf } from './source';

/** Decaying state would linger in the denormal range, where arithmetic is about a hundred times slower. */
const canBeDenormal = ({ kind, dtype }: Node): boolean =>
  kind !== 'input' && (dtype === 'float32' || dtype === 'float64');

/**
 * Removes dead nodes, and inserts copies where a view cannot be read in place: before a reshape that has to copy
 * numbers, before an operand in an order that the backend cannot read, and for outputs that are views or inputs.
 * Denormal numbers of the nodes in `memories` become 0 for all their users.
 */
export function canonicalize(graph: Graph, facts: BackendFacts, memories: ReadonlySet<Node> = new Set()): Graph {
  const alive = reachable(graph);
  const nodes: Node[] = [];
  const canonical = new Map<Node, Node>();
  const copies = new Map<Node, Node>();
  const add = (node: Node): Node => {
    (node as { id: number }).id = nodes.length;
    nodes.push(node);
    return node;
  };
  const map = (op: 'copy' | 'flush', x: Node): Node =>
    add({ id: 0, shape: x.shape, dtype: x.dtype, inputs: [x], kind: 'map', op });
  const copy = (node: Node): Node => {
    let made = copies.get(node);
    if (made === undefined) {
      made = map('copy', node);
      copies.set(node, made);
    }
    return made;
  };
  for (const node of graph.nodes) {
    // inputs stay even if unused: they are the function's arguments
    if (node.kind !== 'input' && !alive.has(node)) continue;
    let inputs = node.inputs;
    for (let i = 0; i < inputs.length; i++) {
      const now = canonical.get(inputs[i]!)!;
      const wanted = isReadBy(facts, node.kind, now, i) ? now : copy(now);
      if (wanted === inputs[i]) continue;
      if (inputs === node.inputs) inputs = [...inputs];
      (inputs as Node[])[i] = wanted;
    }
    let next = inputs === node.inputs ? node : { ...node, inputs };
    if (next.kind === 'view' && layoutOf(sourceOf(next)) === undefined) next = { ...next, inputs: [copy(inputs[0]!)] };
    add(next);
    canonical.set(node, memories.has(node) && canBeDenormal(node) ? map('flush', next) : next);
  }
  const outputs = graph.outputs.map((node) => {
    const next = canonical.get(node)!;
    return next.kind === 'view' || next.kind === 'input' || next.kind === 'constant' ? copy(next) : next;
  });
  return { nodes, inputs: graph.inputs.map((node) => canonical.get(node)!), outputs };
}

/** Whether a node of this kind reads its operand in place. */
function isReadBy(facts: BackendFacts, kind: Node['kind'], operand: Node, index: number): boolean {
  if (kind === 'map' || kind === 'view' || kind === 'reduce' || kind === 'assemble') return true;
  if (kind === 'matmul' && operand.kind !== 'view') return true;
  const layout = layoutOf(sourceOf(operand))!;
  return kind === 'matmul'
    ? facts.readsInPlace({ node: operand, layout }, index === 0 ? 'left' : 'right')
    : isContiguous(layout);
}

/** The nodes that outputs depend on. */
export function reachable({ nodes, outputs }: Graph): Set<Node> {
  const alive = new Set<Node>(outputs);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    if (alive.has(node)) for (const input of node.inputs) alive.add(input);
  }
  return alive;
}
