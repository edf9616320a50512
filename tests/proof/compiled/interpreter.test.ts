import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { cast, dense, dropout, grad, matmul, mul, random, reshape, sequential, sin, sum, tensor } from '@gd/core';
import { bernoulliDrawing, drawAt, normalDrawing, positionOf, skipAt, splitAt, uniformDrawing } from '@gd/core/extend';
import { expectClose } from '@gd/core/testing';
import { crossEntropy } from '@gd/losses';
import { describe, expect, it } from 'vitest';
import { canonicalize } from '../../../packages/compile/src/passes/canonicalize';
import { fuse } from '../../../packages/compile/src/passes/fuse';
import { plan } from '../../../packages/compile/src/passes/planMemory';
import { trace } from '../../../packages/compile/src/trace/trace';
import { interpret, interpreterFacts, tensorOf } from './interpreter';

type F = (...inputs: Tensor[]) => Tensor;

/** A function as its plan, in the interpreter. */
function interpreted(f: F) {
  return async (...inputs: readonly Tensor[]): Promise<Tensor> => {
    const { graph } = trace(({ input }) => {
      const answer = f(...inputs.map(({ shape, dtype }, i) => input(shape, dtype, `argument ${i}`)));
      return { outputs: [answer], result: undefined };
    });
    const canonical = canonicalize(graph, interpreterFacts);
    const program = interpret(plan(canonical, fuse(canonical, interpreterFacts), { start: 0 }, interpreterFacts));
    inputs.forEach(({ data }, i) => {
      program.write(canonical.inputs[i]!, data);
    });
    await program.run();
    return tensorOf(canonical.outputs[0]!, await program.read(canonical.outputs[0]!));
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
  it('learns as plain operations do, dropout included', async () => {
    const model = sequential(dense(8), core.relu, dropout(0.4), dense(3));
    const { weights } = model.init(random(1), [5]);
    const targets = tensor(Int32Array.of(0, 2, 1, 1));
    const names = Object.keys(weights);
    const gradient =
      (name: string): F =>
      (x, ...values) => {
        const at = Object.fromEntries(names.map((one, i) => [one, values[i]!]));
        return grad((now: typeof at) =>
          crossEntropy(model.forward(now, x!, { training: true, rng: random(7) } as never), targets),
        )(at)[name]!;
      };
    const inputs = [stream.normal([4, 5]), ...Object.values(weights)];
    for (const name of names)
      expectClose(await interpreted(gradient(name))(...inputs), gradient(name)(...inputs), 1e-5, name);
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
