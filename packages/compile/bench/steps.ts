import type { Batch } from '@gd/core';
import { dense, random, relu, sequential, tanh, tensor } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { trainStep } from '../src/index';

const stream = random(1);
const digits = (rows: number, width = 784): Batch => ({
  inputs: stream.uniform([rows, width]),
  truth: tensor(Int32Array.from({ length: rows }, (_, i) => i % 10)),
});
const xor: Batch = { inputs: tensor([[0, 0], [0, 1], [1, 0], [1, 1]]), truth: tensor([[0], [1], [1], [0]]) };

/** The least of many short stretches: what the machine can do between interruptions. */
function time(run: () => void, rounds: number, times: number, fresh: () => void = () => {}): string {
  for (let i = 0; i < 20 * times; i++) run();
  let least = Number.POSITIVE_INFINITY;
  for (let r = 0; r < rounds; r++) {
    if (r % 50 === 0) fresh();
    const begin = performance.now();
    for (let i = 0; i < times; i++) run();
    least = Math.min(least, ((performance.now() - begin) * 1e3) / times);
  }
  return `${least.toFixed(3)} us`;
}

const again = (step: typeof tiny) => {
  const from = { weights: step.weights(), state: step.state(), count: 0 };
  return () => step.load(from);
};
let at = performance.now();
const tiny = trainStep({ model: sequential(dense(8), tanh, dense(1)), loss: mse, optimizer: adam(), seed: 1, data: xor });
tiny(xor);
console.log('xor cold', (performance.now() - at).toFixed(1), 'ms', tiny.programs[0]!.codeBytes, 'bytes,', tiny.programs[0]!.plan.kernels.length, 'kernels');
const tinyAgain = again(tiny);
console.log('xor step', time(() => tiny(xor), 2000, 100, tinyAgain));
console.log('xor steps', time(() => tiny.steps(1000), 300, 1, tinyAgain), '/1000');
at = performance.now();
const mnist = trainStep({ model: sequential(dense(128), relu, dense(10)), loss: crossEntropy, optimizer: adam(), seed: 1, inputShape: [784] });
const batch = digits(64);
mnist(batch);
console.log('mnist cold', (performance.now() - at).toFixed(1), 'ms', mnist.programs[0]!.codeBytes);
console.log('mnist b64', time(() => mnist(batch), 500, 1, again(mnist)));
const one = digits(1);
console.log('mnist b1', time(() => mnist(one), 1000, 1, again(mnist)));
const deep = trainStep({ model: sequential(dense(256), relu, dense(128), relu, dense(10)), loss: crossEntropy, optimizer: adam(), seed: 1, inputShape: [784] });
const big = digits(128);
console.log('784-256-128-10 b128', time(() => deep(big), 150, 1, again(deep)));
if (process.argv.includes('--kernels')) for (const p of [tiny, mnist].map((s) => s.programs[0]!)) console.log(p.plan.kernels.map((k, i) => `${i} ${k.name} [${k.body.space}] ${k.body.steps.length} steps ${k.body.stores.length} stores`).join('\n'), p.plan.copies.length, 'copies', p.plan.end);
