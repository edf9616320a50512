import { sizeOf } from '@gd/core/extend';
import type { Kernel } from '../../../graph/kernel';
import { bytesOf } from '../../../graph/kernel';
import type { Layout } from '../../../graph/layout';
import { applyMovement, contiguous } from '../../../graph/layout';
import type { Node } from '../../../graph/node';
import { vectorizable } from '../kernels/emitBody';
import { rowsFor } from '../kernels/tile';

/** Declares that a stand-in for a node, with a part of its numbers, begins this many bytes after the node's start. */
export type StandIn = (part: Node, whole: Node, bytes: number) => void;

/** An axis along which a kernel's loops can be split; its parts begin at multiples of `grain`. */
interface Axis {
  readonly axis: number;
  readonly grain: number;
}

/**
 * Splits a kernel into as many kernels as there are threads, each with its own range of the outputs. Every number is
 * still summed in the same order, so that the results have the same bits. Undefined if the kernel cannot be split this
 * way.
 */
export function partitionKernel(kernel: Kernel, parts: number, standIn: StandIn): Kernel[] | undefined {
  const { space } = kernel.body;
  const fitting = axesOf(kernel).find(({ axis, grain }) => space[axis]! >= 2 * grain * parts);
  if (fitting === undefined) return undefined;
  const { axis, grain } = fitting;
  const begin = (part: number): number =>
    part === parts ? space[axis]! : Math.round((space[axis]! * part) / parts / grain) * grain;
  return Array.from({ length: parts }, (_, part) => partOf(kernel, axis, begin(part), begin(part + 1), standIn));
}

/** Whether a kernel calls functions of the host, which workers do not have. */
export function callsCore({ root, body }: Kernel): boolean {
  if (root?.kind === 'random') return root.drawing.kind === 'normal';
  return !vectorizable(body) && body.steps.some((step) => step.kind === 'map' && step.op === 'erf');
}

/** The axes whose split keeps every sum whole, the best first. */
function axesOf(kernel: Kernel): Axis[] {
  const { root, body } = kernel;
  const { space } = body;
  const every = (grain: number): Axis[] => [...space.keys()].map((axis) => ({ axis, grain }));
  if (callsCore(kernel)) return [];
  switch (root?.kind) {
    case undefined:
      return every(1).map((one) => (one.axis === space.length - 1 ? { ...one, grain: 16 } : one));
    case 'reduce': {
      // only the outermost of the kept axes, since the inner ones keep their addresses
      const axis = space.findIndex((size, i) => size > 1 && !root.axes.includes(i));
      return axis < 0 ? [] : [{ axis, grain: axis === space.length - 1 ? 16 : 2 }];
    }
    case 'matmul': {
      const [rows, columns] = [space.length - 2, space.length - 1];
      const tall = rowsFor(Math.min(4, Math.ceil(space[columns]! / 4)));
      const parted = [
        { axis: rows, grain: tall },
        { axis: columns, grain: 16 },
      ];
      // along the longer axis, each thread reads only a part of the larger factor, which another may just have written
      return [...every(1).slice(0, -2), ...(space[columns]! > space[rows]! ? parted.reverse() : parted)];
    }
    case 'conv':
      return every(1).slice(0, 2);
    case 'convKernel':
      return [{ axis: 3, grain: 4 }, ...every(1).slice(0, 1)];
    default:
      return [];
  }
}

function partOf(kernel: Kernel, axis: number, from: number, to: number, standIn: StandIn): Kernel {
  const { root, body, operands } = kernel;
  const count = to - from;
  const space = body.space.map((size, i) => (i === axis ? count : size));
  const sliced = <Seen extends { readonly layout: Layout }>(seen: Seen, along = axis): Seen => {
    const { shape } = seen.layout;
    const start = shape.map((_, i) => (i === along ? from : 0));
    const part = shape.map((size, i) => (i === along ? count : size));
    return { ...seen, layout: applyMovement(seen.layout, { name: 'slice', start, shape: part })! };
  };
  const behind = <Whole extends Node>(whole: Whole, elements: number, shape = whole.shape): Whole => {
    const part = { ...whole, shape };
    standIn(part, whole, elements * bytesOf(whole.dtype));
    return part;
  };
  const rest = {
    ...kernel,
    body: {
      ...body,
      space,
      leaves: body.leaves.map((leaf) => sliced(leaf)),
      stores: body.stores.map((store) => sliced(store)),
    },
  };
  const [left, right] = operands;
  switch (root?.kind) {
    case 'reduce': {
      const kept = space.filter((_, i) => !root.axes.includes(i));
      return { ...rest, root: behind(root, from * (sizeOf(root.shape) / body.space[axis]!), kept) };
    }
    case 'matmul': {
      const last = space.length - 1;
      return {
        ...rest,
        root: { ...root, shape: space },
        operands: [axis < last ? sliced(left!) : left!, axis === last - 1 ? right! : sliced(right!)],
      };
    }
    case 'conv':
    case 'convKernel': {
      // the first kept axis of the image, or the channels, which are the last axis of the right factor
      const strides = contiguous(left!.layout.shape).strides;
      const wide = axis === 3;
      const step = root.kind === 'conv' ? [1, root.steps.stride[0]] : [root.steps.dilation[0]];
      const along = root.kind === 'conv' ? axis : 1;
      const image = wide ? left!.node : behind(left!.node, from * step[axis]! * strides[along]!);
      const shape = left!.layout.shape.map((size, i) => (root.kind === 'conv' && i === 0 && axis === 0 ? count : size));
      const other = wide ? behind(right!.node, from) : right!.node;
      return {
        ...rest,
        root: { ...root, shape: space },
        operands: [
          { node: image, layout: contiguous(shape) },
          { node: other, layout: right!.layout },
        ],
      };
    }
    default:
      return rest;
  }
}
