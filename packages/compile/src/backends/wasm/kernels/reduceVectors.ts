import { op } from '../encode/instructions';
import { lane } from '../encode/vectorInstructions';
import { emitBody } from './emitBody';
import { loadVector } from './loopNest';
import type { Reduction } from './reduce';
import { combine, identity } from './reduceScalars';
import { vectorOp } from './vectorOps';

/** Emits a reduction with vectors along the innermost reduced axis; lanes are combined at the end. */
export function writeAlong(reduction: Reduction): void {
  const { nest, reduced, out } = reduction;
  const { code } = nest;
  const inner = reduced.at(-1)!;
  const count = nest.sizes[inner]!;
  const step = count >= 64 ? 16 : 4;
  const rounds = Math.floor(count / step);
  const totals = begin(reduction, step);
  nest.loops(reduced.slice(0, -1), () => {
    nest.loop(inner, () => take(reduction, totals, inner, step), { rounds, step, rewind: false });
    take(reduction, totals, inner, count % step);
    nest.advance(inner, -rounds * step);
  });
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
    nest.loops(reduced, () => take(reduction, totals, inner, count));
    const { pointer, offset } = nest.at(out);
    totals.forEach((total, i) => {
      code.storeLanes(pointer, total, offset + 16 * i, Math.min(4, count - 4 * i));
    });
    code.free('v128', ...totals);
  };
  const count = nest.sizes[inner]!;
  const rounds = count >> 4;
  nest.loop(inner, () => strip(16), { rounds, step: 16, rewind: false });
  if ((count & 15) > 0) strip(count & 15);
  nest.advance(inner, -16 * rounds);
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
