import type { DType, Optimizer, State, Tensor } from '@gd/core';
import { dense, relu, sequential, tanh, tensor } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import type { Sampler } from '@gd/optim';
import { adam, rmsprop, sgd } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { fit } from './fit';
import golden from './golden/trainings.json';

const activations = { relu, tanh };
const losses = { cross_entropy: crossEntropy, mse_loss: mse };
const optimizers = {
  'torch.optim.SGD': (learningRate: number): Optimizer<State> => sgd({ learningRate }) as Optimizer<State>,
  'torch.optim.Adam': (learningRate: number): Optimizer<State> => adam({ learningRate }) as Optimizer<State>,
  'torch.optim.RMSprop': (learningRate: number): Optimizer<State> => rmsprop({ learningRate }) as Optimizer<State>,
};

/** PyTorch stores a kernel as [out, in], we as [in, out]. */
function kernel({ shape, data }: { shape: number[]; data: number[] }, dtype: DType): Tensor {
  const [units, width] = shape as [number, number];
  const rows = Array.from({ length: width }, (_, i) => Array.from({ length: units }, (_, o) => data[o * width + i]!));
  return tensor(rows, { dtype });
}

describe.each(golden.cases)('$optimizer, $activation, $loss', (training) => {
  const layers = training.weights.map(({ shape }) => dense(shape[0]!));
  const bend = activations[training.activation as keyof typeof activations];
  const model = sequential(...layers.flatMap((layer, i) => (i === 0 ? [layer] : [bend, layer])));
  // as the golden file says: batch k is rows k·batchSize …, in order
  const inOrder: Sampler = {
    name: 'inOrder',
    *batches(count) {
      const rows = Int32Array.from({ length: count }, (_, i) => i);
      for (let k = 0; k < count; k += training.batchSize) yield rows.subarray(k, k + training.batchSize);
    },
  };

  it.each<[DType, number, string, boolean]>([
    ['float32', 1e-4, 'compiled', true],
    ['float64', 1e-9, 'compiled', true],
    ['float32', 1e-4, 'eager', false],
    ['float64', 1e-9, 'eager', false],
  ])('loses step by step what PyTorch loses, in %s within %d, %s', async (dtype, tolerance, _, compiled) => {
    const weights: Record<string, Tensor> = {};
    training.weights.forEach((weight, i) => {
      weights[`${2 * i}.dense/kernel`] = kernel(weight, dtype);
      weights[`${2 * i}.dense/bias`] = tensor(training.biases[i]!.data, { dtype });
    });
    const { x, y } = training;
    const found: number[] = [];
    const trained = await fit(model, {
      compiled,
      data: {
        inputs: tensor(x.data, { shape: x.shape, dtype }),
        targets: tensor(y.data, { shape: y.shape, dtype: training.loss === 'cross_entropy' ? 'int32' : dtype }),
      },
      loss: losses[training.loss as keyof typeof losses],
      optimizer: optimizers[training.optimizer as keyof typeof optimizers](training.settings.lr),
      sampler: inOrder,
      epochs: training.losses.length / 6,
      weights,
      onStep: ({ loss }) => found.push(loss),
    });
    expect(found.length).toBe(120);
    found.forEach((loss, step) => {
      const wanted = training.losses[step]!;
      expect(Math.abs(loss - wanted) / Math.max(1, Math.abs(wanted)), `step ${step}`).toBeLessThan(tolerance);
    });
    training.weights.forEach(({ shape }, i) => {
      const wanted = kernel({ shape, data: training.finalWeights[i]! }, 'float64').data;
      const got = trained.weights[`${2 * i}.dense/kernel`]!.data;
      wanted.forEach((value, k) => {
        expect(Math.abs(got[k]! - value)).toBeLessThan(10 * tolerance);
      });
    });
  });
});
