import { jit, lax, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { powersOf, rules } from './jaxRules.mjs';

/** jax-js: the step compiled by its `jit`, for WebAssembly; every use of an array except the last needs `.ref`. */
export function make({ start, ...problem }) {
  const begin = start.map(({ shape, values }) => np.array(new Float32Array(values)).reshape(shape));
  const zeros = begin.map(({ shape }) => np.zeros(shape));
  const inputs = np.array(new Float32Array(problem.inputs)).reshape([problem.batch, ...problem.input]);
  const targets = targetsOf(problem);
  const lossOf = (weights, x, y) => meanLoss(problem.loss, forward(problem.layers, weights, x), y);
  const step = jit(({ weights, states, powers }, x, y) => {
    const [loss, grads] = valueAndGrad(lossOf)(tree.ref(weights), x, y);
    const applyUpdates = weights.map((weight, i) =>
      rules.adam.step({ weight, grad: grads[i], state: states[i], powers: powers.ref }, problem),
    );
    return {
      loss,
      weights: applyUpdates.map(({ weight }) => weight),
      states: applyUpdates.map(({ state }) => state),
      powers: powers.mul(powersOf(problem)),
    };
  });
  let at;
  const restart = () => {
    tree.dispose(at);
    at = { weights: tree.ref(begin), states: zeros.map((zero) => [zero.ref, zero.ref]), powers: powersOf(problem) };
  };
  restart();
  return {
    run() {
      const { loss, ...next } = step(at, inputs.ref, targets.ref);
      at = next;
      return loss.dataSync()[0];
    },
    restart,
  };
}

function targetsOf({ loss, targets, batch, classes }) {
  if (loss === 'mse') return np.array(new Float32Array(targets)).reshape([batch, classes]);
  return nn.oneHot(np.array(new Int32Array(targets), { dtype: np.int32 }), classes);
}

function meanLoss(name, prediction, targets) {
  if (name === 'mse') return np.square(prediction.sub(targets)).mean();
  return nn.logSoftmax(prediction).mul(targets).sum(-1).mean().mul(-1);
}

/** Images are [batch, channels, height, width] here. */
function forward(layers, weights, inputs) {
  let left = weights;
  let x = inputs.ndim === 4 ? np.transpose(inputs, [0, 3, 1, 2]) : inputs;
  for (const layer of layers) {
    if ('pool' in layer) {
      const window = [1, 1, layer.pool, layer.pool];
      x = lax.reduceWindow(x, (all) => all.max(), window, window);
    } else if ('flatten' in layer) {
      x = np.transpose(x, [0, 2, 3, 1]).reshape([x.shape[0], -1]);
    } else {
      const [kernel, bias] = left;
      left = left.slice(2);
      x = 'dense' in layer ? np.matmul(x, kernel).add(bias) : convolution(x, kernel, bias);
      if (layer.activation !== undefined) x = layer.activation === 'relu' ? nn.relu(x) : np.tanh(x);
    }
  }
  return x;
}

function convolution(x, kernel, bias) {
  const y = lax.convGeneralDilated(x, np.transpose(kernel, [3, 2, 0, 1]), [1, 1], 'SAME');
  return y.add(bias.reshape([1, -1, 1, 1]));
}
