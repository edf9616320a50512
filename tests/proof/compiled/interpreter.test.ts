import { compile, read } from '@gd/compile';
import type { Random, Tensor, Weights } from '@gd/core';
import * as core from '@gd/core';
import { cast, dense, dropout, grad, mul, random, reshape, sequential, sin, sum, tensor } from '@gd/core';
import { bernoulliDrawing, drawAt, normalDrawing, positionOf, skipAt, splitAt, uniformDrawing } from '@gd/core/extend';
import { expectClose } from '@gd/core/testing';
import { crossEntropy } from '@gd/losses';
import { describe, expect, it } from 'vitest';
import { interpreter } from './interpreter';
import type { F, OperationCase } from './operationCases';
import { operationCases } from './operationCases';

/** A function compiled for the interpreter. */
function interpreted(f: F) {
  return async (...inputs: readonly Tensor[]): Promise<Tensor> => {
    const compiled = compile(f, { backend: interpreter });
    const answer = await read(compiled(...inputs));
    expect(compiled.programs).toHaveLength(1);
    return answer;
  };
}

const stream = random(8);
const of = (name: string, f: F, ...shapes: number[][]): OperationCase => ({ name, f, shapes });

const onImages = [
  of(
    'conv2d',
    (x, k) => core.conv2d(x!, k!, { stride: [2, 1], padding: 'same', dilation: [1, 2] }),
    [2, 6, 5, 3],
    [3, 2, 3, 4],
  ),
  of('conv2d in groups', (x, k) => core.conv2d(x!, k!, { groups: 2 }), [1, 4, 4, 4], [2, 2, 2, 6]),
  of('maxPool2d', (x) => core.maxPool2d(x!, 2, { padding: 1 }), [2, 5, 4, 3]),
  of('avgPool2d', (x) => core.avgPool2d(x!, 3, { stride: 2, padding: 1 }), [2, 5, 4, 3]),
];

describe.each(['float32', 'float64'] as const)('the interpreter of plans, in %s', (dtype) => {
  const tolerance = dtype === 'float32' ? 3e-6 : 1e-12;

  it.each([...operationCases, ...onImages])(
    '$name of $shapes',
    async ({ f, shapes, fit = (x) => x, smooth = true }) => {
      const xs = shapes.map((shape) => {
        const drawn = stream.normal(shape, { dtype: 'float64' });
        return cast(tensor(Float64Array.from(drawn.data, fit), { shape }), dtype);
      });
      const wanted = f(...xs);
      const got = await interpreted(f)(...xs);
      expect([got.dtype, got.shape]).toEqual([wanted.dtype, wanted.shape]);
      expectClose(got, wanted, tolerance);
      if (!smooth) return;
      const weight = sin(reshape(cast(core.arange(0, wanted.data.length), dtype), wanted.shape));
      for (const index of xs.keys()) {
        const gradient: F = (...at) =>
          grad((y: Tensor) => sum(mul(f(...at.map((other, i) => (i === index ? y : other))), weight)))(at[index]!);
        expectClose(await interpreted(gradient)(...xs), gradient(...xs), tolerance * 20, `input ${index}`);
      }
    },
  );
});

describe('the interpreter of plans', () => {
  it('trains like WebAssembly, step by step and in many steps at once', async () => {
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
    const indices = tensor([2, 0, 1, 0], { dtype: 'int32' });
    const f: F = (x) => core.gather(x!, indices);
    await expect(interpreted((x, i) => core.gather(x!, i!))(stream.normal([2]), indices)).rejects.toThrow(
      'compile: gather or scatterAdd met an index outside its tensor',
    );
    expect((await interpreted(f)(stream.normal([3]))).shape).toEqual([4]);
  });
});
