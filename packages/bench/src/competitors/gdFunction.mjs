import { compile } from '@gd/compile';
import { emitProgram } from '@gd/compile/internal';
import * as core from '@gd/core';
import { standalone } from '../standalone.mjs';
import { numbersFor, plain } from './mathFunction.mjs';

/** gd: a function of every number of a tensor. */
export function make({ function: name }) {
  const numbers = numbersFor(name);
  const f = compile((x) => core[name](x));
  f(core.tensor(numbers));
  const { run, inputs, outputs } = standalone(emitProgram(f.programs[0]));
  inputs[0].set(numbers);
  run();
  return {
    run,
    answer: () => outputs[0].reduce((sum, value) => sum + value, 0),
    amount: numbers.length,
    notes: { 'units in the last place': greatestError(numbers, outputs[0], plain(name)) },
  };
}

/** The greatest distance between the results and the exact values, in units in the last place of float32. */
function greatestError(numbers, answers, exact) {
  let greatest = 0;
  numbers.forEach((x, i) => {
    const wanted = exact(x);
    const step = 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(wanted)))) - 23);
    if (wanted !== 0) greatest = Math.max(greatest, Math.abs(answers[i] - wanted) / step);
  });
  return greatest;
}
