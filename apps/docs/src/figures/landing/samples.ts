/** The code on the landing page; the tests run it. */
export const training = `import { dense, random, sequential, tanh, tensor } from '@gd/core';
import { mean, square, sub, type Weights } from '@gd/core';
import { adam, minimize } from '@gd/optim';

const x = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const targets = tensor([[0], [1], [1], [0]]);
const model = sequential(dense(8), tanh, dense(1));
const predict = (w: Weights) => model.forward(w, x);
const loss = (w: Weights) => mean(square(sub(predict(w), targets)));

const { weights } = model.init(random(1), [2]);
const optimizer = adam({ learningRate: 0.05 });
const trained = minimize(loss, weights, optimizer, { target: 1e-4 });
console.log(String(predict(trained.weights)));`;

export const plugin = `import { mul, neg, sign } from '@gd/core';
import { perWeight } from '@gd/optim';

/** Looks only at the direction of the gradient. */
export const signDescent = ({ learningRate = 0.01 } = {}) =>
  perWeight({
    name: 'signDescent',
    options: { learningRate },
    init: () => ({}),
    step({ grad, state, options }) {
      const update = neg(mul(options.learningRate, sign(grad)));
      return { update, state };
    },
  });`;
