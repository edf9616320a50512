import { jit, numpy as np, tree } from '@jax-js/jax';
import { bytesOf, numbersOf, probe } from '../update.mjs';
import { powersOf, rules } from './jaxRules.mjs';

/** jax-js: the update under its `jit`; one weight is read to make sure that the update has been computed. */
export function make({ optimizer, options, size }) {
  const { memories, step } = rules[optimizer];
  const numbers = numbersOf({ size });
  const [weights, grads, zero] = [np.array(numbers.weights), np.array(numbers.grads), np.zeros([size])];
  const update = jit((now, grad) => {
    const { weight, state } = step({ ...now, powers: now.powers.ref, grad }, options);
    return { read: weight.ref.slice(probe), weight, state, powers: now.powers.mul(powersOf(options)) };
  });
  let at;
  let read;
  const restart = () => {
    tree.dispose(at);
    const state = Array.from({ length: memories }, () => zero.ref);
    at = { weight: weights.ref, state, powers: powersOf(options) };
  };
  restart();
  return {
    run() {
      const { read: one, ...next } = update(at, grads.ref);
      at = next;
      read = one.dataSync()[0];
    },
    restart,
    answer: () => read,
    amount: bytesOf[optimizer] * size,
  };
}
