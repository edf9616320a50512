import type { Tensor } from '@gd/core';
import { div, grad, isTensor, sum, tensor } from '@gd/core';
import { expectClose, through } from '@gd/core/testing';
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
type Ours = (prediction: Tensor, truth: Tensor, settings: Settings, read: (numbers: Numbers) => Tensor) => Tensor;

// PyTorch's names and settings, said in ours
const ours: Readonly<Record<string, Ours>> = {
  mse_loss: (prediction, truth, { reduction }) => mse(prediction, truth, { reduction }),
  l1_loss: (prediction, truth, { reduction }) => mae(prediction, truth, { reduction }),
  huber_loss: (prediction, truth, { delta }) => huber(prediction, truth, { delta: delta! }),
  smooth_l1_loss: (prediction, truth, { beta }) => div(huber(prediction, truth, { delta: beta! }), beta!),
  binary_cross_entropy: (prediction, truth, { reduction }) => binaryCrossEntropy(prediction, truth, { reduction }),
  binary_cross_entropy_with_logits: (prediction, truth, { reduction, pos_weight }, read) =>
    binaryCrossEntropy(prediction, truth, {
      reduction,
      fromLogits: true,
      ...(pos_weight && { positiveWeight: read(pos_weight) }),
    }),
  cross_entropy: (logits, truth, { reduction, label_smoothing, weight }, read) =>
    crossEntropy(logits, truth, {
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
  it('are all looked at that we have', () => expect(cases.length).toBe(22));

  it.each(cases)('$name', ({ torch, settings, prediction, target, value, gradient, loss }) => {
    for (const [dtype, tolerance] of [
      ['float64', 1e-9],
      ['float32', 1e-4],
    ] as const) {
      const read = ({ shape, data }: Numbers, as: DType | 'int32' = dtype): Tensor =>
        tensor(data, { shape, dtype: as });
      const isClasses = torch.endsWith('.cross_entropy') && target[0]!.shape.length === 1;
      const truth = read(target[0]!, isClasses ? 'int32' : dtype);
      const f = (x: Tensor): Tensor => loss(x, truth, settings, read);
      const x = read(prediction);
      const got = through(f)(x);
      expect(isTensor(got) && got.dtype).toBe(dtype);
      expectClose(got, read(value), tolerance, `value in ${dtype}`);
      const slope = through(grad((at: Tensor) => sum(f(at))))(x);
      expectClose(slope, read({ shape: prediction.shape, data: gradient }), tolerance, `gradient in ${dtype}`);
    }
  });
});
