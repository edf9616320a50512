import { sameShape, sizeOf } from '@gd/core/extend';
import type { Builder } from './builder';
import { evaluate, rounded } from './evaluate';
import type { MapNode, Node } from './node';
import { numberOf } from './node';

type Map1<Op> = MapNode & { readonly op: Op };

function isMap<Op extends MapNode['op']>(node: Node, op: Op): node is Node & Map1<Op> {
  return node.kind === 'map' && node.op === op;
}

/** Whether dividing by a number gives the same bits as multiplying by its reciprocal. */
function isPowerOfTwo(value: number): boolean {
  return Number.isFinite(value) && value !== 0 && Number.isInteger(Math.log2(Math.abs(value)));
}

/** A simpler equivalent of a node whose inputs are already rewritten; undefined if there is none. */
export function rewrite(builder: Builder, node: Node): Node | undefined {
  if (node.kind === 'map') return rewriteMap(builder, node);
  if (node.kind === 'view') return rewriteView(builder, node);
  return node.kind === 'reduce' ? rewriteReduction(builder, node) : undefined;
}

/**
 * Algebraic rules for element-wise nodes. All rules keep every bit, including NaN, infinities and −0, except that small
 * whole powers become products.
 */
function rewriteMap(builder: Builder, node: MapNode): Node | undefined {
  const { op, inputs, shape, dtype } = node;
  const [a, b, c] = inputs as [Node, Node, Node];
  const na = numberOf(a);
  const nb = b && numberOf(b);
  const all = (value: number): Node => builder.broadcast(builder.number(value, dtype), shape);
  if (na !== undefined && (b === undefined || nb !== undefined)) {
    const nc = c && numberOf(c);
    const value = c === undefined || nc !== undefined ? evaluate(op, [na, nb!, nc!], dtype) : undefined;
    if (value !== undefined) return all(value);
  }
  const again = (next: MapNode['op'], ...nodes: Node[]): Node => builder.map(next, nodes, shape, dtype);
  switch (op) {
    case 'copy':
      return a;
    case 'cast': {
      if (a.dtype === dtype) return a;
      const inner = isMap(a, 'cast') ? a.inputs[0]! : undefined;
      // a cast to a wider dtype and back changes nothing
      return inner?.dtype === dtype && (a.dtype === 'float64' || dtype === 'bool') ? inner : undefined;
    }
    case 'mul':
      if (na === 1) return b;
      if (nb === 1) return a;
      if (nb === -1) return again('neg', a);
      return na === -1 ? again('neg', b) : undefined;
    case 'div':
      if (nb === 1) return a;
      return nb !== undefined && isPowerOfTwo(nb) && isPowerOfTwo(rounded(1 / nb, dtype)) && dtype !== 'int32'
        ? again('mul', a, all(1 / nb))
        : undefined;
    case 'sub':
      if (nb === 0 && !Object.is(nb, -0)) return a;
      return isMap(b, 'neg') ? again('add', a, b.inputs[0]!) : undefined;
    case 'add':
      if (Object.is(nb, -0)) return a;
      if (isMap(b, 'neg')) return again('sub', a, b.inputs[0]!);
      return isMap(a, 'neg') ? again('sub', b, a.inputs[0]!) : undefined;
    case 'neg':
      return isMap(a, 'neg') ? a.inputs[0]! : undefined;
    case 'pow':
      if (nb === 0) return all(1);
      if (nb === 1) return a;
      if (nb === 2) return again('mul', a, a);
      if (nb === 3) return again('mul', again('mul', a, a), a);
      return nb === -1 ? again('div', all(1), a) : undefined;
    case 'where':
      if (na !== undefined) return na ? b : c;
      if (isMap(a, 'not')) return builder.map('where', [a.inputs[0]!, c, b], shape, dtype);
      return b === c ? b : undefined;
    case 'not':
      return isMap(a, 'not') ? a.inputs[0]! : undefined;
    default:
      return undefined;
  }
}

/** Merges two movements of a kind, and drops those that do nothing. */
function rewriteView(builder: Builder, node: Node & { kind: 'view' }): Node | undefined {
  const { movement, shape } = node;
  const x = node.inputs[0]!;
  const value = numberOf(x);
  if (value !== undefined && x.shape.length > 0) return builder.broadcast(builder.number(value, node.dtype), shape);
  if (movement.name === 'permute') {
    if (movement.axes.every((axis, i) => axis === i)) return x;
    if (x.kind === 'view' && x.movement.name === 'permute') {
      const first = x.movement.axes;
      return builder.view(x.inputs[0]!, { name: 'permute', axes: movement.axes.map((axis) => first[axis]!) });
    }
    return undefined;
  }
  if (movement.name === 'flip') return undefined;
  if (sameShape(x.shape, shape)) return x;
  if (movement.name === 'slice' || x.kind !== 'view' || x.movement.name !== movement.name) return undefined;
  return movement.name === 'reshape' ? builder.reshape(x.inputs[0]!, shape) : builder.broadcast(x.inputs[0]!, shape);
}

/** Drops reductions over axes of size 1, and computes those of one repeated number. */
function rewriteReduction(builder: Builder, node: Node & { kind: 'reduce' }): Node | undefined {
  const x = node.inputs[0]!;
  const { op, axes, shape, dtype } = node;
  if (op === 'argMax' || op === 'argMin') return undefined;
  const count = sizeOf(axes.map((axis) => x.shape[axis]!));
  if (count === 1) return builder.reshape(x, shape);
  const value = numberOf(x);
  if (value === undefined || count === 0) return undefined;
  const reduced = op === 'sum' ? rounded(value * count, dtype) : value;
  return builder.broadcast(builder.number(reduced, dtype), shape);
}
