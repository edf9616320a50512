import { numpy as np } from '@jax-js/jax';

const fade = (memory, share, value) => memory.mul(share).add(value.mul(1 - share));

function adam({ weight, grad, state: [m, v], powers }, { learningRate, beta1, beta2, epsilon }) {
  const first = fade(m, beta1, grad.ref);
  const second = fade(v, beta2, np.square(grad));
  const scale = np.subtract(1, powers);
  const mean = first.ref.div(scale.ref.slice(0));
  const spread = np.sqrt(second.ref.div(scale.slice(1))).add(epsilon);
  return { weight: weight.sub(mean.div(spread).mul(learningRate)), state: [first, second] };
}

/** Update rules for one weight in jax-js, as its users write them inside `jit`; `powers` are beta1ᵗ and beta2ᵗ. */
export const rules = {
  adam: { memories: 2, step: adam },
  adamw: {
    memories: 2,
    step({ weight, ...rest }, options) {
      return adam({ weight: weight.mul(1 - options.learningRate * options.weightDecay), ...rest }, options);
    },
  },
  momentum: {
    memories: 1,
    step({ weight, grad, state: [before], powers }, { learningRate, momentum }) {
      powers.dispose();
      const velocity = before.mul(momentum).add(grad);
      return { weight: weight.sub(velocity.ref.mul(learningRate)), state: [velocity] };
    },
  },
  rmsprop: {
    memories: 1,
    step({ weight, grad, state: [before], powers }, { learningRate, decay, epsilon }) {
      powers.dispose();
      const v = fade(before, decay, np.square(grad.ref));
      const applyUpdates = weight.sub(grad.div(np.sqrt(v.ref.add(epsilon))).mul(learningRate));
      return { weight: applyUpdates, state: [v] };
    },
  },
  lion: {
    memories: 1,
    step({ weight, grad, state: [m], powers }, { learningRate, beta1, beta2 }) {
      powers.dispose();
      const heading = np.sign(fade(m.ref, beta1, grad.ref));
      return { weight: weight.sub(heading.mul(learningRate)), state: [fade(m, beta2, grad)] };
    },
  },
};

/** beta1ᵗ and beta2ᵗ at the first step, and the factors from one step to the next. */
export const powersOf = ({ beta1 = 0, beta2 = 0 }) => np.array([beta1, beta2]);
