import type { OpOptions } from '@gd/core/extend';
import type { Node } from '../graph/node';
import { UnknownOperation } from '../trace/unknown';
import type { Lowering, LoweringContext, Lowerings } from './lowering';

/** For operations whose kernels know float32 and float64, but not both at once. */
export const oneFloat =
  <Options>(lowering: Lowering<Options>): Lowering<Options> =>
  (met) => {
    const [first] = met.inputs;
    const isFloat = first!.dtype === 'float32' || first!.dtype === 'float64';
    if (!isFloat || met.inputs.some(({ dtype }) => dtype !== first!.dtype))
      throw new UnknownOperation(`${met.name} of ${met.inputs.map(({ dtype }) => dtype).join(' and ')}`);
    return lowering(met);
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

/** The operations that pool, in primitives. */
export const lowerPools: Lowerings<'argMaxPool2d' | 'avgPool2d' | 'avgPool2dGrad'> = {
  argMaxPool2d: oneFloat((met) => pool('argMaxPool', met, met.options)),
  avgPool2d: oneFloat((met) => pool('avgPool', met, met.options)),
  avgPool2dGrad: oneFloat((met) => pool('avgPoolGrad', met, met.options.window)),
};
