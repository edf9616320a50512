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

/** For operations whose kernels know float32 and float64, but not both at once. */
export const oneFloat =
  (lowering: Lowering): Lowering =>
  (met) => {
    const [first] = met.inputs;
    const isFloat = first!.dtype === 'float32' || first!.dtype === 'float64';
    if (!isFloat || met.inputs.some(({ dtype }) => dtype !== first!.dtype))
      throw new UnknownOperation(`${met.name} of ${met.inputs.map(({ dtype }) => dtype).join(' and ')}`);
    return lowering(met);
  };

const cutWindow = ({ size, stride, padding }: Window): CutWindow => ({
  size,
  stride,
  before: [padding[0][0], padding[1][0]],
});

/** The operations that pool, in primitives. */
export const lowerPools: Readonly<Record<string, Lowering>> = {
  argMaxPool2d: oneFloat(({ builder, inputs, options, shape }) =>
    builder.add(shape, 'int32', inputs, { kind: 'argMaxPool', window: cutWindow(options as Window) }),
  ),
  avgPool2d: oneFloat(({ builder, inputs, options, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'avgPool', window: cutWindow(options as Window) }),
  ),
  avgPool2dSlope: oneFloat(({ builder, inputs, options, shape, dtype }) =>
    builder.add(shape, dtype, inputs, {
      kind: 'avgPoolSlope',
      window: cutWindow((options as { readonly window: Window }).window),
    }),
  ),
};
