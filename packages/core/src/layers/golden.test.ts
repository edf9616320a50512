import { describe, it } from 'vitest';
import { grad } from '../autodiff/grad';
import type { Layer } from '../contracts/layer';
import type { Weights } from '../contracts/weights';
import golden from '../golden/layers.json';
import { mul } from '../ops/mul';
import { sum } from '../ops/sum';
import { transpose } from '../ops/transpose';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { expectClose } from '../testing/expectClose';
import { transform } from '../testing/transform';
import { averagePooling2d } from './averagePooling2d';
import { convolution2d } from './convolution2d';
import { dense } from './dense';
import { embedding } from './embedding';
import { layerNorm } from './layerNorm';
import { maxPooling2d } from './maxPooling2d';

type Numbers = { readonly shape: readonly number[]; readonly data: readonly number[] };

interface Golden {
  readonly torch: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, Numbers>>;
  readonly output: Numbers;
  readonly outputGradient: readonly number[];
  readonly gradients: Readonly<Record<string, readonly number[]>>;
}

/** One of our layers, and the form of its inputs in PyTorch: a name, and the order of the axes. */
interface Twin {
  readonly torch: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly layer: Layer;
  readonly x: readonly [name: string, axes?: readonly number[]];
  readonly weights?: Readonly<Record<string, readonly [name: string, axes?: readonly number[]]>>;
  readonly outputAxes?: readonly number[];
}

const channelsLast = [0, 2, 3, 1];

const twins: Twin[] = [
  {
    torch: 'torch.nn.functional.linear',
    layer: dense(5),
    x: ['x'],
    weights: { kernel: ['weight', [1, 0]], bias: ['bias'] },
  },
  { torch: 'torch.nn.functional.embedding', layer: embedding(6, 5), x: ['indices'], weights: { table: ['weight'] } },
  {
    torch: 'torch.nn.functional.layer_norm',
    layer: layerNorm(),
    x: ['x'],
    weights: { scale: ['weight'], shift: ['bias'] },
  },
  ...[{}, { stride: 2, padding: 1 }, { padding: 2, dilation: 2 }, { groups: 2, padding: 1 }].map(
    (settings): Twin => ({
      torch: 'torch.nn.functional.conv2d',
      settings,
      layer: convolution2d(6, 3, settings),
      x: ['x', channelsLast],
      weights: { kernel: ['weight', [2, 3, 1, 0]], bias: ['bias'] },
      outputAxes: channelsLast,
    }),
  ),
  ...[{}, { stride: 2, padding: 1 }].map(
    (options, i): Twin => ({
      torch: 'torch.nn.functional.max_pool2d',
      settings: { kernel_size: i + 2, ...options },
      layer: maxPooling2d(i + 2, options),
      x: ['x', channelsLast],
      outputAxes: channelsLast,
    }),
  ),
  {
    torch: 'torch.nn.functional.avg_pool2d',
    settings: { kernel_size: 2 },
    layer: averagePooling2d(),
    x: ['x', channelsLast],
    outputAxes: channelsLast,
  },
];

describe.each([
  ['float64', 1e-9],
  ['float32', 1e-4],
] as const)('layers in %s agree with PyTorch', (dtype, tolerance) => {
  it.each(twins)('$torch $settings', ({ torch, settings = {}, layer, x: [xName, xAxes], weights = {}, outputAxes }) => {
    const known = (golden.cases as unknown as Golden[]).find(
      (one) => one.torch === torch && JSON.stringify(one.settings) === JSON.stringify(settings),
    )!;
    const read = (data: readonly number[], shape: readonly number[], axes?: readonly number[]): Tensor => {
      const whole = xName === 'indices' && data === known.inputs.indices!.data;
      const own = tensor(data, { shape, dtype: whole ? 'int32' : dtype });
      return axes === undefined ? own : transpose(own, axes);
    };
    const input = (name: string, axes?: readonly number[]): Tensor =>
      read(known.inputs[name]!.data, known.inputs[name]!.shape, axes);
    const gradient = (name: string, axes?: readonly number[]): Tensor =>
      read(known.gradients[name]!, known.inputs[name]!.shape, axes);

    const x = input(xName, xAxes);
    const own = Object.fromEntries(Object.entries(weights).map(([name, from]) => [name, input(...from)]));
    const forward = transform((w: Weights, at: Tensor) => layer.forward(w, at));
    expectClose(forward(own, x), read(known.output.data, known.output.shape, outputAxes), tolerance, 'output');

    const weighed = read(known.outputGradient, known.output.shape, outputAxes);
    const gradients = transform(grad((w: Weights) => sum(mul(layer.forward(w, w[xName] ?? x), weighed))))({
      ...own,
      ...(x.dtype === 'int32' ? {} : { [xName]: x }),
    });
    for (const [name, from] of Object.entries(weights))
      expectClose(gradients[name]!, gradient(...from), tolerance, name);
    if (x.dtype !== 'int32') expectClose(gradients[xName]!, gradient(xName, xAxes), tolerance, xName);
  });
});
