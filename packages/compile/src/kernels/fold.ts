import type { Body } from '../graph/kernel';
import { bytesOf } from '../graph/kernel';
import { contiguous, sizeOf } from '../graph/layout';
import type { Node } from '../graph/node';
import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import { lane } from '../wasm/vectorInstructions';
import type { Plain } from './foldNumbers';
import { combine, identity, keptStrides, writeArgFold, writeScalarFold } from './foldNumbers';
import type { AddressOf } from './nest';
import { collapse, loadVector, Nest, stream } from './nest';
import { scalarType } from './scalarOps';
import { vectorizable, writeSteps } from './steps';
import { vectorOp } from './vectorOps';

/** Writes a kernel that folds the values of its steps (the last step) along some axes into the buffer of `root`. */
export function writeFold(code: Code, body: Body, root: Node & { kind: 'fold' }, addressOf: AddressOf): void {
  const { space, leaves, steps } = body;
  const { axes, op: fold } = root;
  const result = steps.length - 1;
  const dtype = steps[result]!.dtype;
  const plain = fold as Plain;
  const ask = { steps, stores: [{ step: result, node: root, layout: contiguous([]) }] };
  const address = addressOf(root);
  if (sizeOf(root.shape) === 0) return;
  // kept axes first, folded ones inside
  const order = [...space.keys()].filter((axis) => !axes.includes(axis)).concat(axes as number[]);
  const outStrides = keptStrides(space, axes, bytesOf(root.dtype));
  const reordered = <Item>(list: readonly Item[]): Item[] => order.map((axis) => list[axis]!);
  const out = { address, strides: reordered(outStrides), dtype: root.dtype };
  const inputs = leaves.map(({ node, layout }) => {
    const one = stream(addressOf(node), layout, node.dtype);
    return { ...one, strides: reordered(one.strides) };
  });
  const shape = collapse(
    reordered(space),
    [...inputs, out],
    reordered(space.map((_, axis) => (axes.includes(axis) ? 1 : 0))),
  );
  const nest = new Nest(code, shape.sizes, shape.streams);
  const kept = shape.classes.flatMap((one, axis) => (one === 0 ? [axis] : []));
  const folded = shape.classes.flatMap((one, axis) => (one === 1 ? [axis] : []));
  const empty = sizeOf(space) === 0;
  const vectors = !empty && dtype === 'float32' && vectorizable(body);
  const streamOut = leaves.length;

  const eachScalar = (visit: (local: number) => void): void => {
    writeSteps(code, ask, {
      vector: false,
      load: (leaf) => {
        const { pointer, offset } = nest.at(leaf);
        code.load(scalarType(nest.streams[leaf]!.dtype), pointer, offset);
      },
      store: (_, local) => visit(local),
    });
  };
  const eachVector = (axis: number, width: number, shift: number, visit: (local: number) => void): void => {
    writeSteps(code, ask, {
      vector: true,
      load: (leaf) => loadVector(nest, leaf, axis, width, shift),
      store: (_, local) => visit(local),
    });
  };
  const intoVector = (total: number, local: number): void => {
    vectorOp(combine[plain], 'float32', 'float32')!(code, [total, local]);
    code.set(total);
  };

  /** Neighbours are folded: vectors along the innermost folded axis, lanes folded at the end. */
  const writeAlong = (): void => {
    const inner = folded.at(-1)!;
    const count = shape.sizes[inner]!;
    const wide = count >= 64 ? 4 : 1;
    const totals = Array.from({ length: wide }, () => code.local('v128'));
    for (const total of totals) code.vector(identity(plain, dtype)).set(total);
    nest.loops(folded.slice(0, -1), () => {
      const rounds = Math.floor(count / (4 * wide));
      nest.loop(
        inner,
        () =>
          totals.forEach((total, i) => {
            eachVector(inner, 4, 4 * i, (local) => intoVector(total, local));
          }),
        { rounds, step: 4 * wide, rewind: false },
      );
      const rest = count - rounds * 4 * wide;
      for (let done = 0; done < rest; done += 4) {
        const width = Math.min(4, rest - done);
        eachVector(inner, width, done, (local) => {
          if (width < 4) {
            code.get(local).vector(identity(plain, dtype)).firstLanes(width).do(op.v128.select).set(local);
          }
          intoVector(totals[(done / 4) % wide]!, local);
        });
      }
      nest.advance(inner, -rounds * 4 * wide);
    });
    const [total, ...others] = totals as [number, ...number[]];
    for (const other of others) intoVector(total, other);
    const turned = code.local('v128');
    code.get(total).get(total).shuffle(2, 3, 0, 1).set(turned);
    intoVector(total, turned);
    code.get(total).get(total).shuffle(1, 0, 3, 2).set(turned);
    intoVector(total, turned);
    const { pointer, offset } = nest.at(streamOut);
    code
      .get(pointer)
      .get(total)
      .lane(lane.extractF32, 0)
      .store('f32', offset)
      .free('v128', turned, ...totals);
  };

  /** Neighbours are kept: a strip of up to 16 outputs at a time. */
  const writeAcross = (inner: number): void => {
    const count = shape.sizes[inner]!;
    const strip = (lanes: number): void => {
      const totals = Array.from({ length: Math.ceil(lanes / 4) }, () => code.local('v128'));
      const width = (i: number): number => Math.min(4, lanes - 4 * i);
      for (const total of totals) code.vector(identity(plain, dtype)).set(total);
      nest.loops(folded, () =>
        totals.forEach((total, i) => {
          eachVector(inner, width(i), 4 * i, (local) => intoVector(total, local));
        }),
      );
      const { pointer, offset } = nest.at(streamOut);
      totals.forEach((total, i) => {
        code.storeLanes(pointer, total, offset + 16 * i, width(i));
      });
      code.free('v128', ...totals);
    };
    const rounds = count >> 4;
    nest.loop(inner, () => strip(16), { rounds, step: 16, rewind: false });
    if ((count & 15) > 0) strip(count & 15);
    nest.advance(inner, -16 * rounds);
  };

  const oneByOne = { code, nest, fold, dtype, empty, folded, out: streamOut, each: eachScalar };
  if (fold === 'argMax' || fold === 'argMin') nest.loops(kept, () => writeArgFold(oneByOne));
  else if (!vectors || folded.length === 0) nest.loops(kept, () => writeScalarFold(oneByOne));
  else {
    // vectors run along whichever innermost axis most of the inputs are dense in
    const last = kept.at(-1);
    const dense = (axis: number): number => inputs.filter((_, i) => nest.streams[i]!.strides[axis] === 4).length;
    if (last !== undefined && dense(last) > dense(folded.at(-1)!))
      nest.loops(kept.slice(0, -1), () => writeAcross(last));
    else nest.loops(kept, writeAlong);
  }
  nest.release();
}
