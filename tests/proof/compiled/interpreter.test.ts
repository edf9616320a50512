import { compile, read } from '@gd/compile';
import type { Random, Tensor, Weights } from '@gd/core';
import * as core from '@gd/core';
import { cast, dense, dropout, grad, matmul, mul, random, reshape, sequential, sin, sum, tensor } from '@gd/core';
import { bernoulliDrawing, drawAt, normalDrawing, positionOf, skipAt, splitAt, uniformDrawing } from '@gd/core/extend';
import { expectClose } from '@gd/core/testing';
import { crossEntropy } from '@gd/losses';
import { describe, expect, it } from 'vitest';
import { interpreter } from './interpreter';

type F = (...inputs: Tensor[]) => Tensor;

/** A function, compiled for the interpreter. */
function interpreted(f: F) {
  return async (...inputs: readonly Tensor[]): Promise<Tensor> => {
    const compiled = compile(f, { backend: interpreter });
    const answer = await read(compiled(...inputs));
    expect(compiled.programs).toHaveLength(1);
    return answer;
  };
}

const stream = random(8);
const indices = tensor([2, 0, 1, 0], { dtype: 'int32' });
const named = core as unknown as Readonly<Record<string, F>>;
const each = (names: string, ...shapes: (readonly number[])[]): [string, F, ...(readonly number[])[]][] =>
  names.split(' ').map((name) => [name, named[name]!, ...shapes]);

/** A name, a function, the shapes of its inputs. */
const smooth: [string, F, ...(readonly number[])[]][] = [
  ...each('abs neg exp expm1 sin cos tanh sigmoid relu erf square softplus gelu elu silu', [4, 7]),
  ...each('add sub mul maximum minimum', [2, 3, 4], [3, 1]),
  ...each('matmul', [2, 3, 4], [4, 5]),
  ...each('sum mean max min variance prod softmax logSoftmax logSumExp', [3, 5]),
  ['sum over rows', (x) => sum(x!, { axis: 0 }), [3, 4, 5]],
  ['max over an inner axis', (x) => core.max(x!, { axis: 1, keepDims: true }), [3, 4, 5]],
  ['logSumExp over an axis', (x) => core.logSumExp(x!, { axis: 0 }), [3, 5]],
  ['div', (x, y) => core.div(x!, core.exp(y!)), [4], [3, 4]],
  ['log and pow', (x) => core.pow(core.log1p(core.square(x!)), 1.5), [9]],
  ['where', (x, y) => core.where(core.greater(x!, 0), y!, x!), [4, 7], [7]],
  ['clamp', (x) => core.clamp(x!, -0.5, 0.7), [4, 7]],
  ['transpose and reshape', (x) => reshape(core.exp(core.transpose(x!)), [2, 14]), [4, 7]],
  ['slice and flip', (x) => core.flip(core.slice(x!, [1, 2], [3, 6]), 1), [4, 7]],
  [
    'pad',
    (x) =>
      core.pad(
        x!,
        [
          [1, 2],
          [0, 3],
        ],
        0.5,
      ),
    [4, 7],
  ],
  ['concat', (x, y) => core.concat([x!, y!, x!], 1), [3, 2], [3, 4]],
  ['gather', (x) => core.gather(x!, indices, 1), [2, 3, 4]],
  ['scatterAdd', (x) => core.scatterAdd(x!, indices, 5, 1), [2, 4, 3]],
  [
    'matmul turned, and steps on it',
    (a, b) => core.relu(matmul(core.transpose(a!), core.transpose(b!))),
    [7, 4],
    [5, 7],
  ],
  [
    'conv2d',
    (x, k) => core.conv2d(x!, k!, { stride: [2, 1], padding: 'same', dilation: [1, 2] }),
    [2, 6, 5, 3],
    [3, 2, 3, 4],
  ],
  ['conv2d in groups', (x, k) => core.conv2d(x!, k!, { groups: 2 }), [1, 4, 4, 4], [2, 2, 2, 6]],
  ['maxPool2d', (x) => core.maxPool2d(x!, 2, { padding: 1 }), [2, 5, 4, 3]],
  ['avgPool2d', (x) => core.avgPool2d(x!, 3, { stride: 2, padding: 1 }), [2, 5, 4, 3]],
];

const flat: [string, F, ...(readonly number[])[]][] = [
  ...each('floor ceil round sign isNaN isFinite logicalNot', [4, 7]),
  ...each('equal notEqual greater greaterEqual less lessEqual logicalAnd logicalOr', [4, 7], [7]),
  ...each('argMax argMin', [3, 5]),
  ['argMax over an axis', (x) => core.argMax(x!, { axis: 0 }), [3, 5]],
  ['cast', (x) => cast(cast(mul(x!, 3), 'int32'), 'bool'), [20]],
  ['oneHot', (x) => core.oneHot(cast(core.abs(x!), 'int32'), 4), [6]],
];

describe.each(['float32', 'float64'] as const)('the interpreter of plans, in %s', (dtype) => {
  const draw = (shapes: readonly (readonly number[])[]) =>
    shapes.map((shape) => cast(stream.normal(shape, { dtype: 'float64' }), dtype));
  const tolerance = dtype === 'float32' ? 3e-6 : 1e-12;

  it.each([...smooth, ...flat])('%s', async (_, f, ...shapes) => {
    const xs = draw(shapes);
    const got = await interpreted(f)(...xs);
    const wanted = f(...xs);
    expect([got.dtype, got.shape]).toEqual([wanted.dtype, wanted.shape]);
    expectClose(got, wanted, tolerance);
  });
  it.each(smooth)('the gradient of %s', async (_, f, ...shapes) => {
    const xs = draw(shapes);
    const wanted = f(...xs);
    const weight = sin(reshape(cast(core.arange(0, wanted.data.length), dtype), wanted.shape));
    for (const [index, x] of xs.entries()) {
      const gradient: F = (...at) =>
        grad((y: Tensor) => sum(mul(f(...at.map((other, i) => (i === index ? y : other))), weight)))(at[index]!);
      expectClose(await interpreted(gradient)(...xs), gradient(...xs), tolerance * 20, `input ${index} of ${x.shape}`);
    }
  });
});

describe('the interpreter of plans', () => {
  it('learns as WebAssembly does, step by step and in many steps at once', async () => {
    const model = sequential(dense(8), core.relu, dropout(0.4), dense(3));
    const targets = tensor(Int32Array.of(0, 2, 1, 1));
    const step = ({ weights, x, rate, rng }: { weights: Weights; x: Tensor; rate: number; rng: Random }) => {
      const loss = (now: Weights) => crossEntropy(model.forward(now, x, { training: true, rng } as never), targets);
      const { value, grad: grads } = core.valueAndGrad(loss)(weights);
      const next = Object.entries(weights).map(([name, weight]) => [name, core.sub(weight, mul(grads[name]!, rate))]);
      return { weights: Object.fromEntries(next) as Weights, loss: value };
    };
    const { weights } = model.init(random(1), [5]);
    const args = { weights, x: stream.normal([4, 5]), rate: 0.5, rng: random(7) };
    const tables = { rate: [0.5, 0.4, 0.3], rng: (t: number) => random(7).split(t) };
    const learned = async (backend: typeof interpreter | undefined) => {
      const compiled = compile(step, { donate: ['weights'], ...(backend && { backend }) });
      let now = compiled(args);
      for (let t = 1; t < 5; t++) now = compiled({ ...args, weights: now.weights, rng: random(7).split(t) } as never);
      const { weights: last } = compiled.repeat(3, { ...args, weights: now.weights } as never, tables) as typeof now;
      return (await read(last)) as Weights;
    };
    const [got, wanted] = [await learned(interpreter), await learned(undefined)];
    for (const name of Object.keys(wanted)) expectClose(got[name]!, wanted[name]!, 1e-5, name);
    expect(got).not.toEqual(weights);
  });
  it.each([uniformDrawing([9]), normalDrawing([9], { dtype: 'float64' }), bernoulliDrawing([9], 0.3)])(
    'draws what a stream draws: $kind',
    async (drawing) => {
      const f: F = (position) => drawAt(splitAt(skipAt(position!, drawing), 'a'), drawing);
      const position = tensor(positionOf(random(12))!);
      expect(await interpreted(f)(position)).toEqual(f(position));
    },
  );
  it('refuses an index that does not exist', async () => {
    const f: F = (x) => core.gather(x!, indices);
    await expect(interpreted((x, i) => core.gather(x!, i!))(stream.normal([2]), indices)).rejects.toThrow(
      'compile: gather or scatterAdd met an index outside its tensor',
    );
    expect((await interpreted(f)(stream.normal([3]))).shape).toEqual([4]);
  });
});
