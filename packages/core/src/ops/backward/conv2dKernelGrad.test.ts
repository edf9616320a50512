import { describe, expect, it } from 'vitest';
import { arange } from '../../create/arange';
import { tensor } from '../../tensor/tensor';
import { checkOp } from '../../testing/checkOp';
import { expectClose } from '../../testing/expectClose';
import { conv2d } from '../conv2d';
import { mul } from '../mul';
import { reshape } from '../reshape';
import { sin } from '../sin';
import { conv2dKernelGrad } from './conv2dKernelGrad';

describe('conv2dKernelGrad', () => {
  const uneven = (...shape: number[]) => reshape(sin(arange(1, 1 + shape.reduce((a, b) => a * b))), shape);
  const settings = [
    {},
    { stride: 2, padding: 'same' },
    {
      stride: [2, 1],
      padding: [
        [1, 0],
        [2, 1],
      ],
      dilation: [1, 2],
    },
    { groups: 2, padding: 1 },
  ] as const;
  it('sums what the kernel saw, weighted', () => {
    const seen = conv2dKernelGrad(uneven(1, 2, 2, 1), tensor([2], { shape: [1, 1, 1, 1] }), [2, 2, 1, 1]);
    expectClose(seen, reshape(mul(uneven(1, 2, 2, 1), 2), [2, 2, 1, 1]), 0);
  });
  it.each(settings)('has the gradients of central differences with %o', (options) => {
    const kernel = uneven(2, 2, 'groups' in options ? 1 : 2, 2);
    const x = uneven(1, 3, 4, 2);
    checkOp((y, s) => conv2dKernelGrad(y, s, kernel.shape, options), [x, conv2d(x, kernel, options)]);
  });
  it('says what does not fit', () => {
    expect(() => conv2dKernelGrad(uneven(1, 3, 3, 1), uneven(1, 3, 3, 1), [2, 2, 1, 1])).toThrow(
      'conv2dKernelGrad: [1,3,3,1] for images [1,3,3,1] — the output of the convolution is [1,2,2,1]',
    );
  });
});
