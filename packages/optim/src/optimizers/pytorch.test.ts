import type { Optimizer } from '@gd/core';
import { describe, expect, it } from 'vitest';
import file from '../golden/pytorch.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { asgd } from './asgd';
import { nadam } from './nadam';
import { radam } from './radam';
import { rmsprop } from './rmsprop';
import { rprop } from './rprop';
import { sgd } from './sgd';

const betas = { beta1: 0.8, beta2: 0.95, epsilon: 1e-3 };
const ours: readonly Optimizer[] = [
  sgd({ learningRate: 0.05, momentum: 0.8, dampening: 0.3 }),
  sgd({ learningRate: 0.03, momentum: 0.7, nesterov: true }),
  rmsprop({ learningRate: 0.02, decay: 0.8, epsilon: 1e-3, momentum: 0.3, centered: true }),
  adam({ learningRate: 0.02, ...betas }),
  adam({ learningRate: 0.02, beta1: 0.7, beta2: 0.6, epsilon: 1e-3, amsgrad: true }),
  adamw({ learningRate: 0.02, ...betas, weightDecay: 0.07 }),
  adamax({ learningRate: 0.03, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 }),
  nadam({ learningRate: 0.02, ...betas, momentumDecay: 0.3, countTwice: true }),
  radam({ learningRate: 0.02, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 }),
  adagrad({ learningRate: 0.2, learningRateDecay: 0.1, initialAccumulator: 0.3, epsilon: 1e-3 }),
  adadelta({ learningRate: 0.7, rho: 0.8, epsilon: 1e-3 }),
  rprop({ learningRate: 0.02, etaMinus: 0.4, etaPlus: 1.3, shortest: 1e-3, longest: 0.2 }),
  asgd({ learningRate: 0.05, lambda: 0.02, alpha: 0.6, averageFrom: 4 }),
] as unknown as Optimizer[];

describe("PyTorch's paths, with every option away from its default", () => {
  it('are each followed by one of our optimizers', () => expect(ours).toHaveLength(file.cases.length));
  it.each(file.cases.map(({ torch, settings }, i) => [torch, settings, ours[i]!] as const))(
    '%s %o',
    (torch, settings, optimizer) => golden(file).follow(torch, settings, optimizer),
  );
});
