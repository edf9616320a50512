import type { DType, Shape, Tensor, TypedArray } from '@gd/core';
import { sameShape } from '@gd/core/extend';
import { keyOf } from './keyOf';
import { applyMovement, contiguous } from './layout';
import type { MapOp, Movement, Node, Primitive, ReduceOp } from './node';
import { rewrite } from './rules';

const arrays = { float32: Float32Array, float64: Float64Array, int32: Int32Array, bool: Uint8Array } as const;

/** Builds a graph with value numbering, constant folding and algebraic rewriting. */
export class Builder {
  readonly nodes: Node[] = [];
  private readonly known = new Map<Tensor, Node>();
  private readonly shared = new Map<string, Node>();

  /** A node that computes this: a simpler equivalent, an existing one, or a new one. */
  add(shape: Shape, dtype: DType, inputs: readonly Node[], primitive: Primitive): Node {
    const node = { id: this.nodes.length, shape, dtype, inputs, ...primitive } as Node;
    const other = rewrite(this, node);
    if (other !== undefined) return other;
    const key = keyOf(node);
    if (key !== undefined) {
      const same = this.shared.get(key);
      if (same !== undefined) return same;
      this.shared.set(key, node);
    }
    this.nodes.push(node);
    return node;
  }

  /** A constant tensor; if it repeats a single number, it is stored as that number, broadcast. */
  constant(tensor: Tensor): Node {
    let node = this.known.get(tensor);
    if (node === undefined) {
      const { shape, dtype, data } = tensor;
      const uniform = data.length > 0 && data.every((value) => Object.is(value, data[0]));
      node = uniform ? this.broadcast(this.number(data[0]!, dtype), shape) : this.constantOf(data, shape, dtype);
      this.known.set(tensor, node);
    }
    return node;
  }

  constantOf(data: TypedArray, shape: Shape, dtype: DType): Node {
    return this.add(shape, dtype, [], { kind: 'constant', data });
  }

  number(value: number, dtype: DType): Node {
    return this.constantOf(arrays[dtype].of(value), [], dtype);
  }

  map(op: MapOp, inputs: readonly Node[], shape: Shape, dtype: DType): Node {
    const stretched = inputs.map((input) => this.broadcast(input, shape));
    return this.add(shape, dtype, stretched, { kind: 'map', op });
  }

  cast(x: Node, dtype: DType): Node {
    return x.dtype === dtype ? x : this.add(x.shape, dtype, [x], { kind: 'map', op: 'cast' });
  }

  view(x: Node, movement: Movement): Node {
    const shape = movement.name === 'reshape' ? movement.shape : applyMovement(contiguous(x.shape), movement)!.shape;
    return this.add(shape, x.dtype, [x], { kind: 'view', movement });
  }

  reshape(x: Node, shape: Shape): Node {
    return sameShape(x.shape, shape) ? x : this.view(x, { name: 'reshape', shape });
  }

  broadcast(x: Node, shape: Shape): Node {
    return sameShape(x.shape, shape) ? x : this.view(x, { name: 'broadcast', shape });
  }

  /** Reduces over axes, which are removed, or kept as axes of size 1. */
  reduce(op: ReduceOp, x: Node, axes: readonly number[], keepDims: boolean): Node {
    const dtype = op === 'argMax' || op === 'argMin' ? 'int32' : x.dtype;
    const shape = x.shape.filter((_, axis) => !axes.includes(axis));
    const out = this.add(shape, dtype, [x], { kind: 'reduce', op, axes });
    return keepDims
      ? this.reshape(
          out,
          x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size)),
        )
      : out;
  }

  /** A block filled with one number, with parts written into it. */
  assemble(parts: readonly Node[], starts: readonly (readonly number[])[], shape: Shape, fill: number): Node {
    return this.add(shape, parts[0]!.dtype, parts, { kind: 'assemble', fill, starts });
  }
}
