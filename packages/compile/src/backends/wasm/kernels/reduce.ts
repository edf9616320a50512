import { sizeOf } from '@gd/core/extend';
import type { Body } from '../../../graph/kernel';
import { contiguous } from '../../../graph/layout';
import type { Node } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import { vectorizable } from './emitBody';
import type { AddressOf } from './loopNest';
import { collapse, LoopNest, stream } from './loopNest';
import { writeArgReduction, writeScalarReduction } from './reduceScalars';
import { writeAcross, writeAlong } from './reduceVectors';

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
        stream(addressOf(node), { ...layout, strides: reordered(layout.strides) }, node.dtype),
      ),
      stream(addressOf(root), { ...layout, strides: [...layout.strides, ...axes.map(() => 0)] }, root.dtype),
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
