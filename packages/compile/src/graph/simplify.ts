import { Builder } from './builder';
import type { Graph, Node, Primitive } from './node';
import { simplerFold, simplerMap, simplerView } from './rules';

const commutative = new Set(['add', 'mul', 'maximum', 'minimum', 'equal', 'notEqual', 'and', 'or']);

/** A builder that answers with the node it has already when it is asked for the same again, and applies the rules. */
class SharingBuilder extends Builder {
  private readonly shared = new Map<string, Node>();

  override add(shape: Node['shape'], dtype: Node['dtype'], inputs: readonly Node[], primitive: Primitive): Node {
    const probe = { ...primitive, id: -1, shape, dtype, inputs } as Node;
    const simpler =
      probe.kind === 'map'
        ? simplerMap(this, probe)
        : probe.kind === 'view'
          ? simplerView(this, probe)
          : probe.kind === 'fold'
            ? simplerFold(this, probe)
            : undefined;
    if (simpler !== undefined) return simpler;
    const key = keyOf(probe);
    const known = key === undefined ? undefined : this.shared.get(key);
    if (known !== undefined) return known;
    const node = super.add(shape, dtype, inputs, primitive);
    if (key !== undefined) this.shared.set(key, node);
    return node;
  }
}

/** A text that is equal for nodes that compute the same; inputs and long constants stand for themselves. */
function keyOf(node: Node): string | undefined {
  const { kind, shape, dtype, inputs } = node;
  const from = inputs.map(({ id }) => id);
  const base = `${kind}|${dtype}|${shape}`;
  switch (kind) {
    case 'input':
      return undefined;
    case 'constant':
      if (node.data.length > 1) return undefined;
      return `${base}|${Object.is(node.data[0], -0) ? '-0' : node.data[0]}`;
    case 'map':
      return `${base}|${node.op}|${commutative.has(node.op) ? from.sort((a, b) => a - b) : from}`;
    default: {
      const { id: _, shape: __, dtype: ___, inputs: ____, ...own } = node;
      return `${base}|${from}|${JSON.stringify(own)}`;
    }
  }
}

/** The same function in fewer primitives: nothing twice, nothing unused, numbers worked out, algebra done. */
export function simplify(graph: Graph): Graph {
  const builder = new SharingBuilder();
  const alive = reachable(graph);
  const renewed = new Map<Node, Node>();
  for (const node of graph.nodes) {
    // inputs stay, used or not: they are the function's arguments
    if (node.kind !== 'input' && !alive.has(node)) continue;
    const { id: _, shape, dtype, inputs, ...primitive } = node;
    renewed.set(
      node,
      builder.add(
        shape,
        dtype,
        inputs.map((input) => renewed.get(input)!),
        primitive as Primitive,
      ),
    );
  }
  const outputs = graph.outputs.map((node) => renewed.get(node)!);
  const inputs = graph.inputs.map((node) => renewed.get(node)!);
  return withoutUnused({ nodes: builder.nodes, inputs, outputs });
}

function reachable({ nodes, outputs }: Graph): Set<Node> {
  const alive = new Set<Node>(outputs);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    if (alive.has(node)) for (const input of node.inputs) alive.add(input);
  }
  return alive;
}

/** Leaves out what no output needs; positions close up. */
function withoutUnused(graph: Graph): Graph {
  const alive = reachable(graph);
  const nodes = graph.nodes.filter((node) => node.kind === 'input' || alive.has(node));
  nodes.forEach((node, id) => {
    (node as { id: number }).id = id;
  });
  return { ...graph, nodes };
}
