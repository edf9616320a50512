import { sizeOf } from '@gd/core/extend';
import type { Body } from '../../../graph/kernel';
import type { Assembler } from '../encode/assembler';
import { emitBody, vectorizable } from './emitBody';
import type { AddressOf } from './loopNest';
import { collapse, LoopNest, loadVector, storeVector, streamsOf } from './loopNest';
import { scalarType } from './scalarOps';

/** Emits a kernel that runs its steps for every element of its space, four at a time where it can. */
export function writeLoop(code: Assembler, body: Body, addressOf: AddressOf): void {
  const { space, leaves, steps } = body;
  if (sizeOf(space) === 0) return;
  const { sizes, streams } = collapse(space, streamsOf(addressOf, body));
  const nest = new LoopNest(code, sizes, streams);
  code.holdsConstants = sizeOf(space) >= 32;
  const vector = sizes.length > 0 && vectorizable(body);
  const inner = sizes.length - 1;
  const strideOf = (index: number): number => nest.streams[index]!.strides[inner] ?? 0;
  // hoists what is constant in the innermost loop out of it, and what is constant everywhere out of all loops
  const isHeld = (leaf: number, everywhere: boolean): boolean =>
    everywhere ? nest.streams[leaf]!.strides.every((stride) => stride === 0) : strideOf(leaf) === 0 && sizes.length > 1;
  const held = new Map<number, number>();
  const hold = (everywhere: boolean): number[] =>
    steps.flatMap((step, index) => {
      if (step.kind !== 'load' || held.has(index) || !isHeld(step.leaf, everywhere)) return [];
      const local = code.local(vector ? 'v128' : scalarType(step.dtype));
      load(step.leaf, 4);
      code.set(local);
      held.set(index, local);
      return [index];
    });
  const load = (leaf: number, width: number): void => {
    if (vector) loadVector(nest, leaf, inner, width);
    else nest.load(leaf);
  };
  const write = (width: number): void =>
    emitBody(code, body, {
      vector,
      held,
      load: (leaf) => load(leaf, width),
      store(index, local) {
        const place = leaves.length + index;
        if (vector) storeVector(nest, place, local, inner, width);
        else nest.store(place, local);
      },
    });
  hold(true);
  const outer = sizes.slice(0, -1).map((_, axis) => axis);
  nest.loops(outer, () => {
    const fresh = hold(false);
    if (!vector) {
      if (inner < 0) write(1);
      else nest.loop(inner, () => write(1));
    } else {
      const count = sizes[inner]!;
      // buffers end in slack, so a single loop may write a few numbers too many
      const whole =
        sizes.length === 1 && nest.streams.every((_, index) => [0, 4].includes(strideOf(index))) && ownsSlack(body);
      const vectors = whole ? Math.ceil(count / 4) : count >> 2;
      nest.loop(inner, () => write(4), { rounds: vectors, step: 4, rewind: false });
      if (!whole && (count & 3) > 0) write(count & 3);
      if (outer.length > 0) nest.advance(inner, -4 * vectors);
    }
    for (const index of fresh) {
      const step = steps[index]!;
      code.free(vector ? 'v128' : scalarType(step.dtype), held.get(index)!);
      held.delete(index);
    }
  });
  for (const [index, local] of held) code.free(vector ? 'v128' : scalarType(steps[index]!.dtype), local);
  nest.release();
}

/** Whether every store covers its whole buffer, so that slack follows it. */
function ownsSlack({ stores }: Body): boolean {
  return stores.every(({ node, layout }) => sizeOf(node.shape) === sizeOf(layout.shape) && layout.offset === 0);
}
