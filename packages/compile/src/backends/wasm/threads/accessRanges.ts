import type { Kernel, Leaf } from '../../../graph/kernel';
import { bytesOf } from '../../../graph/kernel';
import { contiguous } from '../../../graph/layout';
import type { AddressOf } from '../kernels/loopNest';

/** A range of memory: its first byte, and the first byte after it. */
export type Stretch = readonly [from: number, to: number];

/** The ranges that a piece of work reads and writes. */
export interface Touched {
  readonly reads: readonly Stretch[];
  readonly writes: readonly Stretch[];
}

/** The ranges of memory that a kernel, or a part of one, reads and writes. */
export function accessRanges({ root, body, operands }: Kernel, addressOf: AddressOf): Touched {
  const stretch = ({ node, layout }: Pick<Leaf, 'node' | 'layout'>): Stretch => {
    const { shape, offset, strides } = layout;
    let [first, last] = [offset, offset];
    shape.forEach((size, axis) => {
      const reach = (size - 1) * strides[axis]!;
      if (reach < 0) first += reach;
      else last += reach;
    });
    const address = addressOf(node);
    return [address + first * bytesOf(node.dtype), address + (last + 1) * bytesOf(node.dtype)];
  };
  const isReduction = root?.kind === 'reduce';
  return {
    reads: [...body.leaves, ...(isReduction ? [] : operands)].map(stretch),
    writes: isReduction ? [stretch({ node: root, layout: contiguous(root.shape) })] : body.stores.map(stretch),
  };
}

/** Whether two pieces of work must not run at the same time: one writes what the other reads or writes. */
export function conflicts(a: Touched, b: Touched): boolean {
  const meet = (some: readonly Stretch[], others: readonly Stretch[]): boolean =>
    some.some(([from, to]) => others.some(([begin, end]) => from < end && begin < to));
  return meet(a.writes, b.reads) || meet(a.writes, b.writes) || meet(a.reads, b.writes);
}
