import { op } from '@gd/compile/internal';
import { loop } from '../loop.mjs';
import { bytesOf, numbersOf, probe } from '../update.mjs';

const { add, sub, mul, div, sqrt } = op.f32x4;
const first = 1024;

/** The same update as one loop written by hand in WebAssembly, which reads and writes every number once. */
export function make({ optimizer, options, size }) {
  const arrays = bytesOf[optimizer] === 28 ? 4 : 3;
  const places = Array.from({ length: arrays }, (_, i) => first + 4 * size * i);
  const { run, memory } = loop(first + 4 * size * arrays + 64, ['f32', 'f32'], (code) => {
    const scales = [0, 1].map((parameter) => splat(code, parameter));
    const values = places.map(() => code.local('v128'));
    code.repeat(
      size / 4,
      (at) => {
        places.forEach((place, i) => {
          code.load('v128', at, place).set(values[i]);
        });
        bodies[optimizer](code, values, options, scales);
        places.forEach((place, i) => {
          if (i !== 1) code.get(at).get(values[i]).store('v128', place);
        });
      },
      { step: 16 },
    );
  });
  const [weight, grad, ...state] = places.map((place) => new Float32Array(memory.buffer, place, size));
  const numbers = numbersOf({ size });
  grad.set(numbers.grads);
  const { beta1, beta2, learningRate, epsilon } = options;
  let t;
  const restart = () => {
    weight.set(numbers.weights);
    for (const one of state) one.fill(0);
    t = 0;
  };
  restart();
  return {
    run() {
      t++;
      const level = Math.sqrt(1 - beta2 ** t);
      run((learningRate * level) / (1 - beta1 ** t), epsilon * level);
    },
    restart,
    answer: () => weight[probe],
    amount: bytesOf[optimizer] * size,
  };
}

function splat(code, parameter) {
  const vector = code.local('v128');
  code.get(parameter).do(op.f32x4.splat).set(vector);
  return vector;
}

/** memory ← share · memory + (1 − share) · the value that `value` leaves on the stack */
function fade(code, memory, share, value) {
  value();
  code.vector(1 - share).do(mul);
  return code.get(memory).vector(share).do(mul, add);
}

const square = (code, one) => () => code.get(one).get(one).do(mul);

function adam(code, [weight, grad, m, v], { beta1, beta2 }, [stride, floor]) {
  fade(code, m, beta1, () => code.get(grad)).set(m);
  fade(code, v, beta2, square(code, grad)).set(v);
  code.get(weight).get(m).get(v).do(sqrt).get(floor).do(add, div).get(stride).do(mul, sub).set(weight);
}

const bodies = {
  adam,
  adamw(code, values, options, scales) {
    const [weight] = values;
    code
      .get(weight)
      .vector(1 - options.learningRate * options.weightDecay)
      .do(mul)
      .set(weight);
    adam(code, values, options, scales);
  },
  momentum(code, [weight, grad, velocity], { momentum, learningRate }) {
    code.get(velocity).vector(momentum).do(mul).get(grad).do(add).set(velocity);
    code.get(weight).get(velocity).vector(learningRate).do(mul, sub).set(weight);
  },
  rmsprop(code, [weight, grad, v, velocity], { decay, epsilon, learningRate }) {
    fade(code, v, decay, square(code, grad)).set(v);
    code.get(velocity).vector(0).do(mul).get(grad).get(v).vector(epsilon).do(add, sqrt, div, add).set(velocity);
    code.get(weight).get(velocity).vector(learningRate).do(mul, sub).set(weight);
  },
  lion(code, [weight, grad, m], { beta1, beta2, learningRate }) {
    const heading = code.local('v128');
    fade(code, m, beta1, () => code.get(grad)).set(heading);
    fade(code, m, beta2, () => code.get(grad)).set(m);
    // the sign: (heading > 0) − (heading < 0), as masks over 1
    const one = (test) => code.get(heading).vector(0).do(test).vector(learningRate).do(op.v128.and);
    code.get(weight);
    one(op.f32x4.gt);
    one(op.f32x4.lt);
    code.do(sub, sub).set(weight);
  },
};
