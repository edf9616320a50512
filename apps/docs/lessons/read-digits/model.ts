import type { Batch, Weights } from '@gd/core';
import { argMax, dense, normal, random, relu, sequential, softmax, tensor } from '@gd/core';
import { batches, digits, trainTestSplit } from '@gd/data';
import { crossEntropy } from '@gd/losses';
import { adam, gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { side } from './drawing';

const pixels = side * side;
export const boxes = 32;
export const epochs = 12;
export const batchSize = 32;
const seed = 17;

/** The Team: 64 pixels in, 32 boxes that listen, 10 scores out. They begin so quietly that what they learn can be seen. */
export const team = sequential(dense(boxes, { kernelInitializer: normal({ deviation: 0.05 }) }), relu, dense(10));

/** 1,500 cards to learn from and 297 for the exam, with every digit in both in its share. */
export const school = trainTestSplit(digits(), { test: 297 / 1797, seed, stratify: true });
export const cardsToLearn = school.train.inputs.shape[0]!;
export const examCards = school.test.inputs.shape[0]!;
export const stepsInAnEpoch = Math.ceil(cardsToLearn / batchSize);

/** The Team's knobs before school. */
export const begin = (): Weights => team.init(random(seed), [pixels]).weights;
export const knobs = Object.values(begin()).reduce((count, { data }) => count + data.length, 0);

export interface Lesson {
  /** From 1. */
  step: number;
  weights: Weights;
  /** Of the cards just looked at, before the step. */
  loss: number;
}

/**
 * One step of school after another, twelve times through all cards. Half of them look a little different each time,
 * since no hand writes the same digit twice.
 */
export function* lessons(): Generator<Lesson, void> {
  const optimizer = adam({ learningRate: 0.004 });
  const learn = gradientStep({ objective: modelObjective(team, crossEntropy), optimizer });
  const rng = random(seed).split('steps');
  let weights = begin();
  let state = optimizer.init(weights);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of batches(school.train, { size: batchSize, seed, epoch })) {
      step++;
      const options = resolveOptions(optimizer.options, step);
      const at = { weights, buffers: {}, state, options, t: step, rng: rng.split(step) };
      const next = learn({ ...at, batch: nudged(batch, step) });
      ({ weights, state } = next);
      yield { step, weights, loss: next.loss.data[0]! };
    }
  }
}

/** The batch with every other card pushed by up to a pixel, leaned over, made wider or narrower, and thicker or thinner. */
function nudged({ inputs, targets }: Batch, step: number): Batch {
  const rng = random(seed).split('nudge').split(step);
  const between = (low: number, high: number) => low + (high - low) * rng.next();
  const middle = (side - 1) / 2;
  const moved = Float32Array.from(inputs.data);
  for (let start = 0; start < moved.length; start += 2 * pixels) {
    const [right, down, lean] = [between(-1, 1), between(-1, 1), between(-0.3, 0.3)];
    const [wide, tall, thin] = [between(0.75, 1.25), between(0.9, 1.1), Math.exp(between(-0.7, 0.7))];
    const ink = (x: number, y: number) =>
      x >= 0 && x < side && y >= 0 && y < side ? inputs.data[start + y * side + x]! : 0;
    for (let i = 0; i < pixels; i++) {
      const up = (Math.floor(i / side) - middle - down) / tall;
      const x = ((i % side) - middle - right) / wide + lean * up + middle;
      const y = up + middle;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [a, b] = [x - left, y - top];
      const mixed =
        (1 - b) * ((1 - a) * ink(left, top) + a * ink(left + 1, top)) +
        b * ((1 - a) * ink(left, top + 1) + a * ink(left + 1, top + 1));
      moved[start + i] = mixed ** thin;
    }
  }
  return { inputs: tensor(moved, { shape: inputs.shape }), targets };
}

export interface Exam {
  /** The share of cards that were read right. */
  accuracy: number;
  /** `confusion[targets][answer]`: how many cards. */
  confusion: number[][];
}

/** Lets the Team sit the exam: cards it has never seen. */
export function exam(weights: Weights): Exam {
  const { inputs, targets } = school.test;
  const answers = argMax(team.forward(weights, inputs), { axis: 1 }).data;
  const confusion = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => 0));
  let right = 0;
  targets.data.forEach((digit, card) => {
    confusion[digit]![answers[card]!]!++;
    if (digit === answers[card]) right++;
  });
  return { accuracy: right / examCards, confusion };
}

/** How sure the Team is of each digit, ten shares that add up to 1. */
export function sharesFor(weights: Weights, picture: Float32Array): number[] {
  return Array.from(softmax(team.forward(weights, tensor(picture, { shape: [1, pixels] }))).data);
}

/** What a box listens for: 64 numbers, ink wished for above 0, ink unwanted below. */
export function wishesOf(weights: Weights, box: number): number[] {
  const { data } = weights['0.dense/kernel']!;
  return Array.from({ length: pixels }, (_, pixel) => data[pixel * boxes + box]!);
}

/** The numbers that the lesson quotes. They take a whole school to know, so no page computes them. */
export function facts() {
  const whole = [...lessons()];
  const outOf100 = (weights: Weights) => Math.round(100 * exam(weights).accuracy);
  const after = (rounds: number) => outOf100(whole[rounds * stepsInAnEpoch - 1]!.weights);
  return {
    cards: cardsToLearn.toLocaleString('en'),
    examCards,
    knobs: knobs.toLocaleString('en'),
    steps: whole.length,
    rounds: epochs,
    before: outOf100(begin()),
    afterOne: after(1),
    afterAll: after(epochs),
  };
}
