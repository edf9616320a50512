import type { Tensor } from '@gd/core';
import { div, grad, isTensor, sum, tensor } from '@gd/core';
import { expectClose, transform } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { binaryCrossEntropy } from '../binaryCrossEntropy';
import { crossEntropy } from '../crossEntropy';
import { huber } from '../huber';
import { mae } from '../mae';
import { mse } from '../mse';
import type { Reduction } from '../reduce';
import file from './losses.json' with { type: 'json' };

interface Numbers {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

interface Settings {
  readonly reduction?: Reduction;
  readonly delta?: number;
  readonly beta?: number;
  readonly label_smoothing?: number;
  readonly pos_weight?: Numbers;
  readonly weight?: Numbers;
}

interface Case {
  readonly torch: string;
  readonly settings: Settings;
  readonly prediction: Numbers;
  readonly target: readonly Numbers[];
  readonly value: Numbers;
  readonly gradient: readonly number[];
}

type DType = 'float32' | 'float64';
type Ours = (prediction: Tensor, targets: Tensor, settings: Settings, read: (numbers: Numbers) => Tensor) => Tensor;

// PyTorch's names and settings, translated to ours
const ours: Readonly<Record<string, Ours>> = {
  mse_loss: (prediction, targets, { reduction }) => mse(prediction, targets, { reduction }),
  l1_loss: (prediction, targets, { reduction }) => mae(prediction, targets, { reduction }),
  huber_loss: (prediction, targets, { delta }) => huber(prediction, targets, { delta: delta! }),
  smooth_l1_loss: (prediction, targets, { beta }) => div(huber(prediction, targets, { delta: beta! }), beta!),
  binary_cross_entropy: (prediction, targets, { reduction }) => binaryCrossEntropy(prediction, targets, { reduction }),
  binary_cross_entropy_with_logits: (prediction, targets, { reduction, pos_weight }, read) =>
    binaryCrossEntropy(prediction, targets, {
      reduction,
      fromLogits: true,
      ...(pos_weight && { positiveWeight: read(pos_weight) }),
    }),
  cross_entropy: (logits, targets, { reduction, label_smoothing, weight }, read) =>
    crossEntropy(logits, targets, {
      reduction,
      ...(label_smoothing && { labelSmoothing: label_smoothing }),
      ...(weight && { classWeights: read(weight) }),
    }),
};

const cases = (file.cases as unknown as readonly Case[]).flatMap((one) => {
  const loss = ours[one.torch.split('.').at(-1)!];
  return loss === undefined ? [] : [{ ...one, name: `${one.torch} ${JSON.stringify(one.settings)}`, loss }];
});

describe('the losses of PyTorch', () => {
  it('are all tested', () => expect(cases.length).toBe(22));

  it.each(cases)('$name', ({ torch, settings, prediction, target, value, gradient, loss }) => {
    for (const [dtype, tolerance] of [
      ['float64', 1e-9],
      ['float32', 1e-4],
    ] as const) {
      const read = ({ shape, data }: Numbers, as: DType | 'int32' = dtype): Tensor =>
        tensor(data, { shape, dtype: as });
      const isClasses = torch.endsWith('.cross_entropy') && target[0]!.shape.length === 1;
      const targets = read(target[0]!, isClasses ? 'int32' : dtype);
      const f = (x: Tensor): Tensor => loss(x, targets, settings, read);
      const x = read(prediction);
      const got = transform(f)(x);
      expect(isTensor(got) && got.dtype).toBe(dtype);
      expectClose(got, read(value), tolerance, `value in ${dtype}`);
      const answered = transform(grad((at: Tensor) => sum(f(at))))(x);
      expectClose(answered, read({ shape: prediction.shape, data: gradient }), tolerance, `gradient in ${dtype}`);
    }
  });
});
