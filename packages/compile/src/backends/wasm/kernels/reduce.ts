import type { DType } from '@gd/core';
import { sizeOf } from '@gd/core/extend';
import type { Body } from '../../../graph/kernel';
import { contiguous } from '../../../graph/layout';
import type { MapOp, Node, ReduceOp } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { lane } from '../encode/vectorInstructions';
import { emitBody, vectorizable, writeConstant } from './emitBody';
import type { AddressOf } from './loopNest';
import { collapse, LoopNest, loadVector, stream } from './loopNest';
import { scalarOp, scalarType } from './scalarOps';
import { vectorOp } from './vectorOps';
import { block, WideSums } from './wideSums';

/** A reduction, and its loop nest. */
export interface Reduction {
  readonly root: Node & { kind: 'reduce' };
  readonly nest: LoopNest;
  /** The steps for one number; the last value is the only store. */
  readonly body: Pick<Body, 'steps' | 'stores'>;
  readonly dtype: Node['dtype'];
  /** Whether there are no numbers to reduce. */
  readonly isEmpty: boolean;
  /** The loops over reduced axes. */
  readonly reduced: readonly number[];
  /** The index of the output's stream. */
  readonly out: number;
}

/** Emits a kernel that reduces the value of its last step along some axes into the buffer of `root`. */
export function writeReduce(code: Assembler, body: Body, root: Node & { kind: 'reduce' }, addressOf: AddressOf): void {
  if (sizeOf(root.shape) === 0) return;
  const { space, leaves, steps } = body;
  const { axes, op, shape } = root;
  // kept axes first, reduced ones inside
  const order = [...space.keys()].filter((axis) => !axes.includes(axis)).concat(axes);
  const reordered = (list: readonly number[]): number[] => order.map((axis) => list[axis]!);
  const layout = contiguous(shape);
  const { sizes, streams, classes } = collapse(
    reordered(space),
    [
      ...leaves.map(({ node, layout }) =>
        stream(addressOf, { node, layout: { ...layout, strides: reordered(layout.strides) } }),
      ),
      stream(addressOf, { node: root, layout: { ...layout, strides: [...layout.strides, ...axes.map(() => 0)] } }),
    ],
    order.map((_, place) => (place < shape.length ? 0 : 1)),
  );
  const nest = new LoopNest(code, sizes, streams);
  code.holdsConstants = sizeOf(space) >= 32;
  const loops = [...sizes.keys()];
  const kept = loops.filter((loop) => classes[loop] === 0);
  const reduced = loops.slice(kept.length);
  const last = steps.length - 1;
  const reduction: Reduction = {
    root,
    nest,
    body: { steps, stores: [{ step: last, node: root, layout }] },
    dtype: steps[last]!.dtype,
    isEmpty: sizeOf(space) === 0,
    reduced,
    out: leaves.length,
  };
  if (op === 'argMax' || op === 'argMin') nest.loops(kept, () => writeArgReduction(reduction));
  else if (reduction.isEmpty || reduction.dtype !== 'float32' || !vectorizable(body) || reduced.length === 0)
    nest.loops(kept, () => writeScalarReduction(reduction));
  else {
    // vectors run along the innermost axis that more inputs are dense in
    const strip = kept.at(-1);
    const dense = (loop: number): number =>
      streams.filter(({ strides }, i) => i < leaves.length && strides[loop] === 4).length;
    if (strip !== undefined && dense(strip) > dense(reduced.at(-1)!))
      nest.loops(kept.slice(0, -1), () => writeAcross(reduction, strip));
    else nest.loops(kept, () => writeAlong(reduction));
  }
  nest.release();
}

/** The element-wise operation that each reduction repeats. */
export const combine: Readonly<Record<ReduceOp, MapOp>> = {
  sum: 'add',
  max: 'maximum',
  min: 'minimum',
  argMax: 'greater',
  argMin: 'less',
};

/** The identity element of a reduction. */
export function identity(op: ReduceOp, dtype: DType): number {
  if (op === 'sum') return 0;
  const most = dtype === 'int32' ? 2 ** 31 - 1 : dtype === 'bool' ? 1 : Number.POSITIVE_INFINITY;
  return op === 'min' ? most : dtype === 'int32' ? -(2 ** 31) : dtype === 'bool' ? 0 : Number.NEGATIVE_INFINITY;
}

/** Emits the steps for one number; `visit` gets its local. */
function each({ nest, body }: Reduction, visit: (local: number) => void): void {
  emitBody(nest.code, body, {
    vector: false,
    load: (leaf) => nest.load(leaf),
    store: (_, local) => visit(local),
  });
}

/** Emits the reduction to one output, number by number. */
export function writeScalarReduction(reduction: Reduction): void {
  const { nest, root, dtype, isEmpty, reduced, out } = reduction;
  const { code } = nest;
  const isWide = root.op === 'sum' && dtype === 'float32';
  const type = isWide ? 'f64' : scalarType(dtype);
  const total = code.local(type);
  writeConstant(code, identity(root.op, dtype), type, dtype);
  code.set(total);
  const loop = (): void =>
    each(reduction, (local) => {
      if (isWide) code.get(total).get(local).do(op.f64.fromF32, op.f64.add);
      else if (dtype === 'bool')
        code
          .get(total)
          .get(local)
          .do(root.op === 'max' ? op.i32.or : op.i32.and);
      else scalarOp(combine[root.op], dtype, dtype)!(code, [total, local]);
      code.set(total);
    });
  if (!isEmpty) nest.loops(reduced, loop);
  const { pointer, offset } = nest.at(out);
  code.get(pointer).get(total);
  if (isWide) code.do(op.f32.fromF64);
  code.store(scalarType(dtype), offset);
  code.free(type, total);
}

/** Emits the search for the index of the largest or least number for one output. */
export function writeArgReduction(reduction: Reduction): void {
  const { nest, root, dtype, reduced, out } = reduction;
  const { code } = nest;
  const type = scalarType(dtype);
  const own = op[type];
  const [best, at, now] = [code.local(type), code.local('i32'), code.local('i32')];
  code.i32(0).set(at).i32(0).set(now);
  nest.loops(reduced, () =>
    each(reduction, (local) => {
      code.get(now).do(op.i32.eqz);
      scalarOp(combine[root.op], dtype, 'bool')!(code, [local, best]);
      code.do(op.i32.or);
      // the first NaN wins over everything
      if (type !== 'i32') code.get(local).get(local).do(own.ne).get(best).get(best).do(own.eq, op.i32.and, op.i32.or);
      code.when(() => code.get(local).set(best).get(now).set(at));
      code.advance(now, 1);
    }),
  );
  nest.store(out, at);
  code.free('i32', at, now);
  code.free(type, best);
}

/** Emits a reduction with vectors along the innermost reduced axis; lanes are combined at the end. */
export function writeAlong(reduction: Reduction): void {
  const { nest, reduced, out } = reduction;
  const { code } = nest;
  const inner = reduced.at(-1)!;
  const step = nest.sizes[inner]! >= 64 ? 16 : 4;
  const totals = begin(reduction, step);
  const rounds = sizeOf(reduced.map((loop) => nest.sizes[loop]!)) / step;
  carried(reduction, totals, rounds, (round) =>
    nest.loops(reduced.slice(0, -1), () =>
      nest.strips(inner, step, (count) => {
        take(reduction, totals, inner, count);
        round();
      }),
    ),
  );
  const total = totals[0]!;
  for (const other of totals.slice(1)) merge(reduction, total, other);
  const turned = code.local('v128');
  code.get(total).get(total).shuffle(2, 3, 0, 1).set(turned);
  merge(reduction, total, turned);
  code.get(total).get(total).shuffle(1, 0, 3, 2).set(turned);
  merge(reduction, total, turned);
  const { pointer, offset } = nest.at(out);
  code.get(pointer).get(total).lane(lane.extractF32, 0).store('f32', offset);
  code.free('v128', turned, ...totals);
}

/** Emits a reduction with vectors along a kept axis: a strip of up to 16 outputs at a time. */
export function writeAcross(reduction: Reduction, inner: number): void {
  const { nest, reduced, out } = reduction;
  const { code } = nest;
  const strip = (count: number): void => {
    const totals = begin(reduction, count);
    carried(reduction, totals, sizeOf(reduced.map((loop) => nest.sizes[loop]!)), (round) =>
      nest.loops(reduced, () => {
        take(reduction, totals, inner, count);
        round();
      }),
    );
    const { pointer, offset } = nest.at(out);
    totals.forEach((total, i) => {
      code.storeLanes(pointer, total, offset + 16 * i, Math.min(4, count - 4 * i));
    });
    code.free('v128', ...totals);
  };
  nest.strips(inner, 16, strip);
}

/** Emits the loops of totals; those of long sums call `round` after each number, so that they are carried in time. */
function carried(
  { nest: { code }, root }: Reduction,
  totals: readonly number[],
  rounds: number,
  loops: (round: () => void) => void,
): void {
  if (root.op !== 'sum' || rounds <= block) {
    loops(() => {});
    return;
  }
  const wide = new WideSums(code, totals);
  const count = code.local('i32');
  code.i32(0).set(count);
  loops(() => {
    code
      .advance(count, 1)
      .get(count)
      .i32(block - 1)
      .do(op.i32.and, op.i32.eqz);
    code.when(() => wide.carry());
  });
  wide.end();
  code.free('i32', count);
}

/** Takes locals for `count` totals, four to a vector. */
function begin({ nest: { code }, root, dtype }: Reduction, count: number): number[] {
  const totals = Array.from({ length: Math.ceil(count / 4) }, () => code.local('v128'));
  for (const total of totals) code.vector(identity(root.op, dtype)).set(total);
  return totals;
}

/** Combines `count` neighbors along an axis with the totals. */
function take(reduction: Reduction, totals: readonly number[], axis: number, count: number): void {
  const { nest, body, root, dtype, reduced } = reduction;
  const { code } = nest;
  for (let i = 0; 4 * i < count; i++) {
    const width = Math.min(4, count - 4 * i);
    emitBody(code, body, {
      vector: true,
      load: (leaf) => loadVector(nest, leaf, axis, width, 4 * i),
      store(_, local) {
        if (width < 4 && reduced.includes(axis))
          code.get(local).vector(identity(root.op, dtype)).firstLanes(width).do(op.v128.select).set(local);
        merge(reduction, totals[i]!, local);
      },
    });
  }
}

function merge({ nest: { code }, root }: Reduction, total: number, local: number): void {
  vectorOp(combine[root.op], 'float32', 'float32')!(code, [total, local]);
  code.set(total);
}
