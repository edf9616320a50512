import type { Batch, Tensor } from '@gd/core';
import {
  argMax,
  dense,
  div,
  gather,
  matmul,
  oneHot,
  random,
  relu,
  sequential,
  square,
  sub,
  sum,
  transpose,
} from '@gd/core';
import { digits, standardize, trainTestSplit } from '@gd/data';
import { crossEntropy } from '@gd/losses';
import { miniBatch, sgd } from '@gd/optim';
import { fit, predict } from '@gd/train';
import { challenge } from '../../src/runner/check/challenge';

/** Learns from cards and answers with a reader: pictures in, ten scores for each out. */
type Teach = (cards: Batch, seed: number) => Promise<(pictures: Tensor) => Tensor>;

const wanted = 0.97;
const seeds = [1, 2, 3];
const cards = trainTestSplit(digits(), { test: 297 / 1797, seed: 17, stratify: true });

async function good({ inputs, targets }: Batch, seed: number) {
  const model = sequential(dense(64), relu, dense(10));
  const scale = standardize(inputs);
  const trained = await fit(model, {
    data: { inputs: scale.transform(inputs), targets },
    loss: crossEntropy,
    optimizer: sgd({ learningRate: 0.03, momentum: 0.9 }),
    sampler: miniBatch(32),
    epochs: 8,
    seed,
  });
  return (pictures: Tensor) => predict(model, trained, scale.transform(pictures));
}

/** An answer is taught once, however many rules ask about it. */
const marks = new WeakMap<Teach, Promise<number>>();

function markOf(teach: Teach): Promise<number> {
  const known = marks.get(teach) ?? mark(teach);
  marks.set(teach, known);
  return known;
}

async function mark(teach: Teach): Promise<number> {
  const { inputs, targets } = cards.test;
  let right = 0;
  for (const seed of seeds) {
    const reader = await teach(cards.train, seed);
    const scores = reader(inputs);
    if (scores.shape[0] !== targets.shape[0] || scores.shape[1] !== 10) {
      throw new RangeError(
        `the reader made [${scores.shape}] of ${targets.shape[0]} pictures; wanted ten scores for each`,
      );
    }
    const answers = argMax(scores, { axis: 1 }).data;
    targets.data.forEach((digit, card) => {
      if (digit === answers[card]) right++;
    });
  }
  return right / (seeds.length * targets.shape[0]!);
}

export default challenge<Teach>('teach', {
  good,
  cases: [],
  rules: [
    {
      say: `In the exam 97 of 100 cards are read right, on average over ${seeds.length} seeds`,
      async holds(teach) {
        const accuracy = await markOf(teach);
        // so many right by learning alone has never been seen: they knew the answers
        return (accuracy >= wanted && accuracy < 0.997) || `it is ${(100 * accuracy).toFixed(1)} of 100`;
      },
    },
  ],
  wrong: [
    {
      as: async () => {
        const model = sequential(dense(10));
        const guesses = model.init(random(1), [64]);
        return (pictures) => predict(model, guesses, pictures);
      },
      when: async (teach) => (await markOf(teach)) < 0.3,
      say: 'The Team guesses. Either it never went to school, or its steps are so large that it forgets at once: is the learning rate far too big?',
    },
    {
      as: async () => remembers(digits()),
      when: async (teach) => (await markOf(teach)) >= 0.997,
      say: 'The Team has seen the exam cards before. Teach it with the `cards` you are given, and no others.',
    },
    {
      as: (some, seed) => weak(some, seed),
      when: async (teach) => (await markOf(teach)) < wanted,
      say: 'The Team has learnt, but not enough. More boxes, more rounds, momentum: change one thing at a time.',
    },
  ],
});

/** Looks the most similar card up. */
function remembers({ inputs, targets }: Batch): (pictures: Tensor) => Tensor {
  const halfLength = div(sum(square(inputs), { axis: 1 }), 2);
  return (pictures) => {
    const likeness = sub(matmul(pictures, transpose(inputs)), halfLength);
    return oneHot(gather(targets, argMax(likeness, { axis: 1 })), 10);
  };
}

async function weak(data: Batch, seed: number) {
  const model = sequential(dense(4), relu, dense(10));
  const trained = await fit(model, {
    data,
    loss: crossEntropy,
    optimizer: sgd({ learningRate: 0.1 }),
    epochs: 4,
    seed,
  });
  return (pictures: Tensor) => predict(model, trained, pictures);
}
