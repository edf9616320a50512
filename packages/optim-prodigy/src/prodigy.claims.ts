import { golden, testSubject } from '@gd/optim/testing';
import file from './golden/prodigy.json' with { type: 'json' };
import type { ProdigyOptions } from './prodigy';
import { prodigy } from './prodigy';

export const paper = golden(file);
export const settings = {
  lr: 0.8,
  fall: 0,
  beta1: 0.7,
  beta2: 0.9,
  eps: 1e-3,
  decay: 0.05,
  first: 0.05,
};
export const options = {
  learningRate: 0.8,
  beta1: 0.7,
  beta2: 0.9,
  epsilon: 1e-3,
  weightDecay: 0.05,
  firstDistance: 0.05,
};

/** What the kit expects of `prodigy`. */
export const subjects = {
  prodigy: testSubject<ProdigyOptions>(prodigy, {
    options,
    ...paper.claim('prodigy', settings),
    couples: true,
    // a noisy bowl needs shorter steps toward the end, as with Adam
    descent: (testFunction: string) =>
      testFunction === 'noisy bowl' ? { learningRate: (t: number) => 1 / (1 + t / 30) } : {},
    steps: { rosenbrock: 3000 },
  }),
};
