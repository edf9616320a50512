// What the packages must do in every runtime. Prints a line of JSON: what went wrong, and the digits of what must be equal.
import { compile } from '@gd/compile';
import {
  dense,
  grad,
  loadSafetensors,
  mul,
  random,
  relu,
  saveSafetensors,
  sequential,
  sub,
  sum,
  tensor,
} from '@gd/core';
import { blobs, readIdx, standardize, trainTestSplit } from '@gd/data';
import { crossEntropy, mse } from '@gd/losses';
import { adam, cmaEs, miniBatch, minimize, sgd } from '@gd/optim';
import { rosenbrock } from '@gd/optim/test-functions';
import { accuracy, evaluate, fit, predict } from '@gd/train';

const wrong = [];
const same = {};
async function check(title, run) {
  try {
    if ((await run()) !== true) wrong.push(title);
  } catch (error) {
    wrong.push(`${title}: ${error?.stack ?? error}`);
  }
}

const model = sequential(dense(8), relu, dense(3));
const { train, test } = trainTestSplit(blobs({ count: 120, seed: 1 }), { test: 0.25, seed: 1 });
const run = (more) =>
  fit(model, {
    data: train,
    loss: crossEntropy,
    optimizer: adam({ learningRate: 0.05 }),
    sampler: miniBatch(16, { last: 'drop' }),
    epochs: 15,
    seed: 7,
    ...more,
  });
const digits = ({ data }) =>
  Array.from(new Uint32Array(Float32Array.from(data).buffer), (bits) => bits.toString(16)).join('');

await check('a gradient', () => grad((x) => mul(x, mul(x, x)))(3) === 27);
await check('seeded numbers', () => {
  same.random = digits(random(42).normal([64]));
  return true;
});
await check('plain descent has the same digits everywhere', () => {
  const { weights } = model.init(random(42), [2]);
  const loss = (w) => mse(model.forward(w, train.inputs), tensor(new Float32Array(270).fill(0.5), { shape: [90, 3] }));
  const found = minimize(loss, weights, sgd({ learningRate: 0.1 }), { steps: 50 });
  same.descent = Object.values(found.weights).map(digits).join(' ');
  return found.loss < found.losses[0] / 2;
});
await check('a compiled function is the function', () => {
  const f = (x) => sum(mul(sub(x, 3), relu(x)));
  const x = tensor([1, -2, 5]);
  return compile(f)(x).data[0] === f(x).data[0];
});
await check('compiled training learns', async () => {
  const result = await run({});
  same.compiled = result.history.map(({ loss }) => loss.toPrecision(4)).join(' ');
  const found = await evaluate(model, result, test, { loss: crossEntropy, metrics: { accuracy } });
  const rows = await predict(model, result, test.inputs);
  return found.accuracy > 0.8 && rows.shape[0] === 30;
});
await check('eager training learns', async () => {
  const { history } = await run({ compiled: false });
  return history.at(-1).loss < history[0].loss / 2;
});
await check('a file of weights', () => {
  const { weights } = model.init(random(1), [2]);
  const bytes = saveSafetensors(weights, { made: 'here' });
  const read = loadSafetensors(bytes);
  return (
    read.metadata.made === 'here' &&
    Object.keys(weights).every((name) => digits(weights[name]) === digits(read.weights[name]))
  );
});
await check('a table is scaled', () => Math.abs(sum(standardize(train.inputs).transform(train.inputs)).data[0]) < 1e-3);
await check('a file of numbers', () => readIdx(Uint8Array.of(0, 0, 11, 1, 0, 0, 0, 1, 1, 2)).data[0] === 258);
await check(
  'a search',
  () => cmaEs(rosenbrock.loss, rosenbrock.start, { steps: 200, seed: 1, target: 1e-6 }).stopped === 'target',
);

console.log(JSON.stringify({ wrong, same }));
