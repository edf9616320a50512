import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { div } from '@gd/core';
import type { Choices, Operation } from './choices';
import { calm, each, filled, fit } from './choices';

/** An image with 1 to 3 channels, from any numbers. */
const image = ({ a, below }: Choices): Tensor => fit(a, [1 + below(2), 3 + below(4), 4 + below(3), 1 + below(3)]);
const windowOf = ({ below }: Choices): { stride: number; padding: 'same' | 'valid' } => ({
  stride: 1 + below(2),
  padding: below(2) === 0 ? 'same' : 'valid',
});

/** Operations on images, which compile in float32 only. */
export const images: readonly (readonly [string, Operation])[] = [
  [
    'conv2d',
    filled((choices) => {
      const x = image(choices);
      const size = 1 + choices.below(3);
      const kernel = fit(choices.b, [size, size, x.shape[3]!, 1 + choices.below(5)]);
      return calm(div(core.conv2d(x, kernel, windowOf(choices)), size * size));
    }),
  ],
  ...each(['maxPool2d', 'avgPool2d'], (f) =>
    filled((choices) => f(image(choices) as never, (1 + choices.below(3)) as never, windowOf(choices) as never)),
  ),
  ['globalAveragePool2d', filled((choices) => core.globalAveragePool2d(image(choices)))],
];
