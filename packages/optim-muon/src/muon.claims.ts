import { mul } from '@gd/core';
import { adamw, perWeight } from '@gd/optim';
import { golden, testSubject } from '@gd/optim/testing';
import file from './golden/muon.json' with { type: 'json' };
import { muon } from './muon';

export const worked = golden(file);
export const settings = {
  lr: 0.03,
  momentum: 0.8,
  decay: 0.05,
  eps: 1e-3,
  nesterov: true,
  scale: 'original',
};
export const options = { learningRate: 0.03, momentum: 0.8, weightDecay: 0.05, epsilon: 1e-3 };
/** An optimizer that changes nothing and has no options: the fallback where every weight of a path is a matrix. */
export const still = perWeight({
  name: 'still',
  options: {},
  init: () => ({}),
  step: ({ grad, state }) => ({ update: mul(grad, 0), state }),
});

/** What the kit expects of `muon`. */
export const subjects = {
  muon: testSubject<object>(muon, {
    options: { ...options, fallback: still },
    ...worked.claim('muon', settings),
    // the weights of test functions are single numbers: the fallback updates them
    descent: { learningRate: 0.02, fallback: adamw({ learningRate: 0.05, weightDecay: 0.001 }) },
  }),
};
