/** The code that the landing page shows. The tests run it. */
export const training = `import { dense, mean, random, sequential, square, sub, tanh, tensor } from '@gd/core';
import type { Weights } from '@gd/core';
import { adam, minimize } from '@gd/optim';

const x = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const truth = tensor([[0], [1], [1], [0]]);
const model = sequential(dense(8), tanh, dense(1));

const loss = (weights: Weights) => mean(square(sub(model.forward(weights, x), truth)));
const { weights } = model.init(random(1), [2]);
const trained = minimize(loss, weights, adam({ learningRate: 0.05 }), { target: 1e-4 });
console.log(String(model.forward(trained.weights, x)));`;

export const plugin = `import { mul, neg, sign } from '@gd/core';
import { perWeight } from '@gd/optim';

/** Looks only at the direction of the slope, not at its size. */
export const signDescent = ({ learningRate = 0.01 } = {}) =>
  perWeight({
    name: 'signDescent',
    options: { learningRate },
    init: () => ({}),
    step: ({ grad, state, options }) => ({
      move: neg(mul(options.learningRate, sign(grad))),
      state,
    }),
  });`;
