import { build, mapTree, trace } from '@gd/compile/internal';
import { zeros } from '@gd/core';
import { adam, adamw, lion, optimizerStep, rmsprop, sgd } from '@gd/optim';
import { standalone } from '../standalone.mjs';
import { bytesOf, numbersOf, probe } from '../update.mjs';

const optimizers = {
  adam,
  adamw,
  lion,
  momentum: sgd,
  // as in TensorFlow.js
  rmsprop: (options) => rmsprop({ ...options, epsilonInside: true }),
};

/** gd: the step of an optimizer alone, compiled in place as in a training step. */
export function make(problem) {
  return update(problem, 1);
}

/** The same on several threads. */
export function update({ optimizer: name, options, size }, count, threads) {
  const optimizer = optimizers[name](options);
  const { run, inputs } = standalone(programOf(optimizer, size, count), threads);
  const [t, weight, grad, ...rest] = inputs;
  const given = Object.keys(optimizer.options).length;
  const numbers = numbersOf({ size });
  grad.set(numbers.grads);
  Object.values(optimizer.options).forEach((value, i) => {
    rest[i][0] = value;
  });
  const restart = () => {
    weight.set(numbers.weights);
    for (const memory of rest.slice(given)) memory.fill(0);
    t[0] = 0;
  };
  restart();
  return {
    run() {
      t[0]++;
      run();
    },
    restart,
    answer: () => weight[probe],
    amount: bytesOf[name] * size,
  };
}

function programOf(optimizer, size, threads) {
  const state = optimizer.init({ weight: zeros([size]) });
  const { graph, result } = trace(({ input }) => {
    const t = input([], 'float64', 't');
    const [weight, grad] = ['weight', 'grad'].map((label) => input([size], 'float32', label));
    const scalar = (label) => [label, input([], 'float64', label)];
    const options = Object.fromEntries(Object.keys(optimizer.options).map(scalar));
    const kept = [];
    const before = mapTree(state, ({ shape, dtype }) => kept[kept.push(input(shape, dtype, 'state')) - 1]);
    const after = optimizerStep(optimizer)({ grads: { weight: grad }, weights: { weight }, state: before, options, t });
    const outputs = [after.weights.weight];
    mapTree(after.state, (leaf) => outputs.push(leaf));
    return { outputs, result: { firstState: 3 + Object.keys(options).length } };
  });
  const replaced = graph.outputs.map((_, i) => [i, i === 0 ? 1 : result.firstState + i - 1]);
  return build(graph, { threads, replaced });
}
