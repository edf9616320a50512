import type { Shape } from '@gd/core';
import type { OpOptions } from '@gd/core/extend';
import { sameShape } from '@gd/core/extend';
import type { Builder } from '../graph/builder';
import type { Node } from '../graph/node';
import { UnknownOperation } from '../trace/unknown';
import type { Lowering, LoweringContext, Lowerings } from './lowering';

/** Limits an operation to inputs that are all float32 or all float64, which is all that its kernels support. */
const oneFloat =
  <Options>(lowering: Lowering<Options>): Lowering<Options> =>
  (call) => {
    const [first] = call.inputs;
    const isFloat = first!.dtype === 'float32' || first!.dtype === 'float64';
    if (!isFloat || call.inputs.some(({ dtype }) => dtype !== first!.dtype))
      throw new UnknownOperation(`${call.name} of ${call.inputs.map(({ dtype }) => dtype).join(' and ')}`);
    return lowering(call);
  };

/** Two numbers: vertical, horizontal. */
type Pair = readonly [number, number];

/** Images padded with zeros, or cropped if a width is negative. */
function framed(builder: Builder, x: Node, [[top, bottom], [left, right]]: readonly [Pair, Pair]): Node {
  const [n, height, width, depth] = x.shape as [number, number, number, number];
  const cut = (side: number): number => Math.max(0, -side);
  const start = [0, cut(top), cut(left), 0];
  const shape = [n, height - cut(top) - cut(bottom), width - cut(left) - cut(right), depth];
  const inner = builder.view(x, { name: 'slice', start, shape });
  const framedShape = [n, height + top + bottom, width + left + right, depth];
  if (sameShape(shape, framedShape)) return inner;
  return builder.assemble([inner], [[0, Math.max(0, top), Math.max(0, left), 0]], framedShape, 0);
}

/** Images dilated with zeros: between neighboring pixels, as many as the stride skips. */
function spreadOut(builder: Builder, x: Node, [down, across]: Pair): Node {
  if (down === 1 && across === 1) return x;
  const [n, height, width, depth] = x.shape as [number, number, number, number];
  const apart = builder.reshape(x, [n, height, 1, width, 1, depth]);
  const holes = builder.assemble([apart], [[0, 0, 0, 0, 0, 0]], [n, height, down, width, across, depth], 0);
  const shape = [n, (height - 1) * down + 1, (width - 1) * across + 1, depth];
  const dense = builder.reshape(holes, [n, height * down, width * across, depth]);
  return builder.view(dense, { name: 'slice', start: [0, 0, 0, 0], shape });
}

/** The channels of one group: a slice of the last axis. */
function part(builder: Builder, x: Node, group: number, groups: number): Node {
  const depth = x.shape[3]! / groups;
  const movement = { name: 'slice' as const, start: [0, 0, 0, group * depth], shape: [...x.shape.slice(0, 3), depth] };
  return groups === 1 ? x : builder.view(x, movement);
}

/** Computes each group separately and concatenates the results along the last axis. */
function grouped(
  { builder, shape, options: { groups } }: LoweringContext<OpOptions['conv2d']>,
  work: (group: number, groups: number, shape: Shape) => Node,
): Node {
  if (groups === 1) return work(0, 1, shape);
  const own = [...shape.slice(0, 3), shape[3]! / groups];
  const parts = Array.from({ length: groups }, (_, group) => work(group, groups, own));
  const starts = parts.map((_, group) => [0, 0, 0, group * own[3]!]);
  return builder.assemble(parts, starts, shape, 0);
}

/** A convolution of images and a kernel, or of images and a gradient. */
const product =
  (kind: 'conv' | 'convKernel'): Lowering<OpOptions['conv2d']> =>
  (call) => {
    const {
      builder,
      inputs: [x, other],
      options: { window },
    } = call;
    const image = framed(builder, x!, window.padding);
    return grouped(call, (group, groups, shape) =>
      builder.add(shape, call.dtype, [part(builder, image, group, groups), part(builder, other!, group, groups)], {
        kind,
        steps: { stride: window.stride, dilation: window.dilation },
      }),
    );
  };

/** The gradient with respect to the images: a convolution of the dilated, padded gradient with the flipped kernel. */
const conv2dInputGrad: Lowering<OpOptions['conv2dInputGrad']> = (call) => {
  const {
    builder,
    inputs: [grad, kernel],
    options: {
      window: { stride, dilation, padding },
    },
  } = call;
  const wide = spreadOut(builder, grad!, stride);
  return grouped(call, (group, groups, shape) => {
    const reach = ([0, 1] as const).map((axis) => (kernel!.shape[axis]! - 1) * dilation[axis]) as unknown as Pair;
    const frame = ([0, 1] as const).map((axis): Pair => {
      const before = reach[axis] - padding[axis][0];
      return [before, shape[axis + 1]! - wide.shape[axis + 1]! - before + reach[axis]];
    }) as unknown as readonly [Pair, Pair];
    const image = framed(builder, part(builder, wide, group, groups), frame);
    const turned = builder.view(part(builder, kernel!, group, groups), { name: 'flip', axes: [0, 1] });
    const exchanged = builder.view(turned, { name: 'permute', axes: [0, 1, 3, 2] });
    return builder.add(shape, call.dtype, [image, exchanged], {
      kind: 'conv',
      steps: { stride: [1, 1], dilation },
    });
  });
};

type Pool = 'argMaxPool' | 'avgPool' | 'avgPoolGrad';

function pool(
  kind: Pool,
  { builder, inputs, shape, dtype }: LoweringContext,
  { size, stride, padding }: OpOptions['avgPool2d'],
): Node {
  const before = [padding[0][0], padding[1][0]] as const;
  return builder.add(shape, dtype, inputs, { kind, window: { size, stride, before } });
}

/** The lowerings of operations on images. */
export const lowerImages: Lowerings<
  'argMaxPool2d' | 'avgPool2d' | 'avgPool2dGrad' | 'conv2d' | 'conv2dInputGrad' | 'conv2dKernelGrad'
> = {
  conv2d: oneFloat(product('conv')),
  conv2dInputGrad: oneFloat(conv2dInputGrad),
  conv2dKernelGrad: oneFloat(product('convKernel')),
  argMaxPool2d: oneFloat((call) => pool('argMaxPool', call, call.options)),
  avgPool2d: oneFloat((call) => pool('avgPool', call, call.options)),
  avgPool2dGrad: oneFloat((call) => pool('avgPoolGrad', call, call.options.window)),
};
