import { random } from '@gd/core';

/** The engine's own function, in a loop over typed arrays. */
export function make({ function: name }) {
  const numbers = numbersFor(name);
  const answers = new Float32Array(numbers.length);
  const f = plain(name);
  return {
    run() {
      for (let i = 0; i < answers.length; i++) answers[i] = f(numbers[i]);
    },
    answer: () => answers.reduce((sum, value) => sum + value, 0),
    amount: numbers.length,
  };
}

export function plain(name) {
  return name === 'sigmoid' ? (x) => 1 / (1 + Math.exp(-x)) : Math[name];
}

export function numbersFor(name) {
  return random(1).uniform([4096], name === 'log' ? { low: 1e-3, high: 100 } : { low: -8, high: 8 }).data;
}
