import type { Body, Leaf } from '../graph/kernel';
import { sizeOf } from '../graph/layout';
import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import type { AddressOf, Stream } from './nest';
import { Nest, stream } from './nest';
import { scalarType } from './scalarOps';
import { writeSteps } from './steps';

/** Writes a product number by number, in the order of the sum: for float64. */
export function writePlainMatmul(code: Code, body: Body, operands: readonly Leaf[], addressOf: AddressOf): void {
  const { space, leaves, stores } = body;
  if (sizeOf(space) === 0) return;
  const inner = operands[0]!.layout.shape.at(-1)!;
  const [left, right] = operands.map(({ node, layout }) => stream(addressOf(node), layout, node.dtype)) as [
    Stream,
    Stream,
  ];
  const others = [...leaves, ...stores].map(({ node, layout }) => stream(addressOf(node), layout, node.dtype));
  const type = scalarType(left.dtype) as 'f32' | 'f64';
  const rank = space.length;
  const nest = new Nest(
    code,
    [...space, inner],
    [
      { ...left, strides: [...left.strides.slice(0, -1), 0, left.strides.at(-1)!] },
      { ...right, strides: [...right.strides.slice(0, -2), 0, right.strides.at(-1)!, right.strides.at(-2)!] },
      ...others.map((one) => ({ ...one, strides: [...one.strides, 0] })),
    ],
  );
  const sum = code.local(type);
  nest.loops([...space.keys()], () => {
    const zero = type === 'f32' ? code.f32(0) : code.f64(0);
    zero.set(sum);
    nest.loop(rank, () => {
      const [a, b] = [nest.at(0), nest.at(1)];
      code.get(sum).load(type, a.pointer, a.offset).load(type, b.pointer, b.offset);
      code.do(op[type].mul, op[type].add).set(sum);
    });
    writeSteps(code, body, {
      vector: false,
      root: sum,
      load(leaf) {
        const { pointer, offset } = nest.at(2 + leaf);
        code.load(scalarType(leaves[leaf]!.node.dtype), pointer, offset);
      },
      store(index, local) {
        const { pointer, offset } = nest.at(2 + leaves.length + index);
        code.get(pointer).get(local).store(scalarType(stores[index]!.node.dtype), offset);
      },
    });
  });
  nest.release();
  code.free(type, sum);
}
