import type { OpOptions } from '@gd/core/extend';
import type { Node } from '../graph/node';
import { UnknownOperation } from '../trace/unknown';
import type { Lowering, LoweringContext, Lowerings } from './lowering';

/** Limits an operation to inputs that are all float32 or all float64, which is what its kernels can do. */
export const oneFloat =
  <Options>(lowering: Lowering<Options>): Lowering<Options> =>
  (call) => {
    const [first] = call.inputs;
    const isFloat = first!.dtype === 'float32' || first!.dtype === 'float64';
    if (!isFloat || call.inputs.some(({ dtype }) => dtype !== first!.dtype))
      throw new UnknownOperation(`${call.name} of ${call.inputs.map(({ dtype }) => dtype).join(' and ')}`);
    return lowering(call);
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

/** The lowerings of pooling operations. */
export const lowerPools: Lowerings<'argMaxPool2d' | 'avgPool2d' | 'avgPool2dGrad'> = {
  argMaxPool2d: oneFloat((call) => pool('argMaxPool', call, call.options)),
  avgPool2d: oneFloat((call) => pool('avgPool', call, call.options)),
  avgPool2dGrad: oneFloat((call) => pool('avgPoolGrad', call, call.options.window)),
};
