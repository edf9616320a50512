import type { Node } from './node';

const commutative = new Set(['add', 'mul', 'maximum', 'minimum', 'equal', 'notEqual', 'and', 'or']);

/** A key that is equal for nodes that compute the same; undefined for inputs and constants with several numbers. */
export function keyOf(node: Node): string | undefined {
  const { kind, dtype, inputs } = node;
  switch (kind) {
    case 'input':
      return undefined;
    case 'constant':
      return node.data.length > 1 ? undefined : `${dtype} ${numberText(node.data[0]!)} ${node.shape}`;
    case 'map': {
      const [a, b, c] = inputs;
      const first = a!.id;
      if (b === undefined) return `${node.op} ${dtype} ${first}`;
      const second = b.id;
      const turned = second < first && commutative.has(node.op);
      return `${node.op} ${dtype} ${turned ? second : first} ${turned ? first : second} ${c?.id}`;
    }
    case 'view': {
      const { movement } = node;
      const how = 'axes' in movement ? movement.axes : 'start' in movement ? movement.start : '';
      return `${movement.name} ${how}>${node.shape} ${inputs[0]!.id}`;
    }
    case 'reduce':
      return `${node.op} ${node.axes} ${dtype} ${inputs[0]!.id}`;
    default:
      return `${detailsOf(node)} ${node.shape} ${inputs.map(({ id }) => id)}`;
  }
}

/** A string that describes what a node does, apart from its inputs and shape. */
export function detailsOf(node: Node): string {
  const { id: _, inputs: __, shape: ___, ...own } = node;
  return JSON.stringify(own, (_name, value) => (typeof value === 'number' ? numberText(value) : value));
}

/** A number as a string that distinguishes −0, infinity and NaN. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
