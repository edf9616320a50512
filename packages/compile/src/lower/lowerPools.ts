import { UnknownOperation } from '../trace/unknown';
import type { Lowering } from './lower';

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

const pool = (kind: 'argMaxPool' | 'avgPool' | 'avgPoolGrad'): Lowering =>
  oneFloat(({ builder, inputs, options, shape, dtype }) => {
    const { size, stride, padding } = (options as { readonly window?: Window }).window ?? (options as Window);
    const before = [padding[0][0], padding[1][0]] as const;
    return builder.add(shape, dtype, inputs, { kind, window: { size, stride, before } });
  });

/** The operations that pool, in primitives. */
export const lowerPools: Readonly<Record<string, Lowering>> = {
  argMaxPool2d: pool('argMaxPool'),
  avgPool2d: pool('avgPool'),
  avgPool2dGrad: pool('avgPoolGrad'),
};
