import type { Lowering } from './lower';
import type { CutWindow } from './node';
import { UnknownOperation } from './unknown';

/** Vertical and horizontal. */
export type Pair = readonly [number, number];

/** A window as the core resolves it. */
export interface Window {
  readonly size: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  readonly padding: readonly [Pair, Pair];
}

/** For operations whose kernels know nothing but float32. */
export const float32Only =
  (lowering: Lowering): Lowering =>
  (met) => {
    if (met.inputs.some(({ dtype }) => dtype !== 'float32'))
      throw new UnknownOperation(`${met.name} of ${met.inputs[0]!.dtype}`);
    return lowering(met);
  };

const cutWindow = ({ size, stride, padding }: Window): CutWindow => ({
  size,
  stride,
  before: [padding[0][0], padding[1][0]],
});

/** The operations that pool, in primitives. */
export const lowerPools: Readonly<Record<string, Lowering>> = {
  argMaxPool2d: float32Only(({ builder, inputs, options, shape }) =>
    builder.add(shape, 'int32', inputs, { kind: 'argMaxPool', window: cutWindow(options as Window) }),
  ),
  avgPool2d: float32Only(({ builder, inputs, options, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'avgPool', window: cutWindow(options as Window) }),
  ),
  avgPool2dSlope: float32Only(({ builder, inputs, options, shape, dtype }) =>
    builder.add(shape, dtype, inputs, {
      kind: 'avgPoolSlope',
      window: cutWindow((options as { readonly window: Window }).window),
    }),
  ),
};
