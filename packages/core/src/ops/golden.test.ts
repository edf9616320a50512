import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import golden from '../golden/layers.json' with { type: 'json' };
import type { DType } from '../tensor/dtype';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { expectClose } from '../testing/expectClose';
import { transform } from '../testing/transform';
import { add } from './add';
import { avgPool2d } from './avgPool2d';
import { conv2d } from './conv2d';
import { elu } from './elu';
import { gelu } from './gelu';
import { hardSwish } from './hardSwish';
import { hardTanh } from './hardTanh';
import { leakyRelu } from './leakyRelu';
import { logSigmoid } from './logSigmoid';
import { logSoftmax } from './logSoftmax';
import { matmul } from './matmul';
import { maxPool2d } from './maxPool2d';
import { mish } from './mish';
import { mul } from './mul';
import { relu } from './relu';
import { relu6 } from './relu6';
import { selu } from './selu';
import { sigmoid } from './sigmoid';
import { silu } from './silu';
import { softmax } from './softmax';
import { softplus } from './softplus';
import { softsign } from './softsign';
import { sum } from './sum';
import { tanh } from './tanh';
import { transpose } from './transpose';

interface Stored {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

interface Case {
  readonly torch: string;
  readonly settings: Readonly<Record<string, number>>;
  readonly inputs: Readonly<Record<string, Stored>>;
  readonly output: Stored;
  readonly outputGradient: readonly number[];
  readonly gradients: Readonly<Record<string, readonly number[]>>;
}

type Given = Readonly<Record<string, Tensor>>;

// PyTorch keeps channels before rows and columns, and kernels as [out, in, height, width].
const channelsLast = (x: Tensor): Tensor => transpose(x, [0, 2, 3, 1]);
const channelsFirst = (x: Tensor): Tensor => transpose(x, [0, 3, 1, 2]);
const kernel = (x: Tensor): Tensor => transpose(x, [2, 3, 1, 0]);

const ours: Record<string, (given: Given, settings: Case['settings']) => Tensor> = {
  linear: ({ x, weight, bias }) => add(matmul(x!, transpose(weight!)), bias!),
  conv2d: ({ x, weight, bias }, settings) =>
    channelsFirst(add(conv2d(channelsLast(x!), kernel(weight!), settings), bias!)),
  max_pool2d: ({ x }, { kernel_size, ...options }) => channelsFirst(maxPool2d(channelsLast(x!), kernel_size!, options)),
  avg_pool2d: ({ x }, { kernel_size, ...options }) => channelsFirst(avgPool2d(channelsLast(x!), kernel_size!, options)),
  relu: ({ x }) => relu(x!),
  leaky_relu: ({ x }, { negative_slope }) => leakyRelu(x!, negative_slope),
  elu: ({ x }, { alpha }) => elu(x!, alpha),
  selu: ({ x }) => selu(x!),
  gelu: ({ x }, { approximate }) => gelu(x!, { approximate: approximate !== undefined }),
  silu: ({ x }) => silu(x!),
  mish: ({ x }) => mish(x!),
  softplus: ({ x }) => softplus(x!),
  hardswish: ({ x }) => hardSwish(x!),
  hardtanh: ({ x }) => hardTanh(x!),
  relu6: ({ x }) => relu6(x!),
  sigmoid: ({ x }) => sigmoid(x!),
  tanh: ({ x }) => tanh(x!),
  softsign: ({ x }) => softsign(x!),
  logsigmoid: ({ x }) => logSigmoid(x!),
  softmax: ({ x }, { dim }) => softmax(x!, { axis: dim! }),
  log_softmax: ({ x }, { dim }) => logSoftmax(x!, { axis: dim! }),
};

const cases = (golden.cases as unknown as Case[]).flatMap((one) => {
  const operation = ours[one.torch.replace('torch.nn.functional.', '')];
  return operation === undefined ? [] : [{ ...one, operation, title: `${one.torch} ${JSON.stringify(one.settings)}` }];
});

describe(`operations answer as ${golden.source} does`, () => {
  it('for every one of them', () => {
    expect(new Set(cases.map(({ operation }) => operation)).size).toBe(Object.keys(ours).length);
  });
  const precisions: [DType, number][] = [
    ['float64', 1e-9],
    ['float32', 1e-4],
  ];
  describe.each(precisions)('in %s', (dtype, tolerance) => {
    const named = cases.map((one) => [one.title, one] as const);
    it.each(named)('%s', (_, { inputs, output, outputGradient, gradients, settings, operation }) => {
      const read = ({ shape, data }: Stored): Tensor => tensor(data, { shape, dtype });
      const given: Given = Object.fromEntries(Object.entries(inputs).map(([name, stored]) => [name, read(stored)]));
      expectClose(transform((xs: Given) => operation(xs, settings))(given), read(output), tolerance, 'output');
      const weigh = read({ shape: output.shape, data: outputGradient });
      const answered = transform(grad((xs: Given) => sum(mul(operation(xs, settings), weigh))))(given);
      for (const [name, data] of Object.entries(gradients)) {
        expectClose(answered[name]!, read({ shape: inputs[name]!.shape, data }), tolerance, `gradient of ${name}`);
      }
    });
  });
});
