import type { Batch, Layer, State, Tensor } from '@gd/core';
import { concat, random } from '@gd/core';
import { take } from '@gd/data';
import { miniBatch } from '@gd/optim';
import type { Callback } from './callback';
import { checkedLoss } from './checkedLoss';
import { checkFit } from './checkFit';
import type { Checkpoint } from './checkpoint';
import { epochMeter } from './epochMeter';
import type { EpochReport } from './epochReport';
import type { FitOptions } from './fitOptions';
import { measured } from './measured';
import { NotFiniteError } from './NotFiniteError';
import { advice, badWeight, notFinite } from './notFinite';
import { pause } from './pause';
import { predictions } from './predictions';
import type { Trained } from './trained';
import { trainStep } from './trainStep';

/** How long a run may keep the page, the signals and the timers waiting. */
const patience = 16;

/**
 * Trains a model: shows it all examples again and again, and lets the optimizer move the weights after each batch.
 *
 *     for each epoch, for each batch of the feed:  trainStep
 *
 * The same seed gives the same weights, bit for bit. It lets go of the thread every 16 ms.
 *
 * state   what is answered can be gone on with: `fit(model, { …, resume: trained, epochs: more })`
 * throws  when an option cannot be; a `NotFiniteError`, with all that was learnt, when the loss becomes NaN or infinite
 */
export async function fit<S extends State>(model: Layer, options: FitOptions<S>): Promise<Trained<S>> {
  const count = checkFit(model, options);
  const { data, validation, loss, optimizer, metrics = {}, epochs = 10, signal } = options;
  const { feed = miniBatch(32), callbacks = [], onStep, onEpoch, resume } = options;
  const watchers: Callback[] = [...callbacks, { step: onStep, epoch: (report) => void onEpoch?.(report) }];
  const chance = random(resume?.seed ?? options.seed ?? 0);
  const step = trainStep({ model, loss, optimizer });
  let at: Checkpoint<S> = resume ?? begin();
  // places to go back to when a step turns out to have broken the weights
  let before = at;
  let opened = at;
  let stopped = '';
  let rested = performance.now();

  function begin(): Checkpoint<S> {
    const weights = options.weights ?? model.init(chance.split('weights'), data.inputs.shape.slice(1)).weights;
    const state = optimizer.init(weights);
    return { weights, state, step: 0, epoch: 0, batch: 0, seed: options.seed ?? 0, history: [] };
  }

  async function runEpoch(): Promise<void> {
    const started = performance.now();
    opened = at;
    const epoch = at.epoch + 1;
    const meter = epochMeter(metrics);
    let seen = 0;
    let batches = 0;
    for (const rows of feed.batches(count, chance.split('feed').split(epoch))) {
      seen += rows.length;
      // a resumed run has done these
      if (++batches <= at.batch) continue;
      if (signal?.aborted === true) {
        stopped = 'aborted';
        return;
      }
      const t = at.step + 1;
      const batch = take(data, rows);
      const pass = { training: true, random: chance.split('pass').split(t) };
      const next = step({ weights: at.weights, state: at.state, batch, t, random: pass.random });
      if (!Number.isFinite(next.loss)) {
        throw notFinite(next.loss, { model, loss, optimizer, weights: at.weights, batch, pass, step: t, epoch });
      }
      before = at;
      at = { ...at, weights: next.weights, state: next.state, step: t, batch: batches };
      meter.add(batch, next.loss, next.prediction);
      const report = { epoch, step: t, seen, count, loss: next.loss, weights: at.weights };
      for (const { step: watch } of watchers) watch?.(report);
      await rest();
    }
    const learnt = { epoch, ...meter.read(), ...(validation && { validation: await validated(validation) }) };
    endEpoch({ ...learnt, seconds: (performance.now() - started) / 1000 });
  }

  async function rest(): Promise<void> {
    if (performance.now() - rested <= patience) return;
    await pause();
    rested = performance.now();
  }

  async function validated({ inputs, truth }: Batch): Promise<Required<EpochReport>['validation']> {
    const parts: Tensor[] = [];
    for (const part of predictions(model, at.weights, inputs)) {
      parts.push(part);
      await rest();
    }
    const prediction = concat(parts, 0);
    return {
      loss: checkedLoss('fit', loss(prediction, truth)).data[0]!,
      metrics: measured(metrics, prediction, truth),
    };
  }

  function endEpoch(report: EpochReport): void {
    const bad = badWeight(at.weights);
    if (bad !== undefined) throw new NotFiniteError(`fit: ${bad} after epoch ${report.epoch} — ${advice(optimizer)}`);
    at = { ...at, epoch: report.epoch, batch: 0, history: [...at.history, report] };
    for (const { epoch: watch } of watchers) {
      const reason = watch?.(report, at);
      stopped ||= reason ?? '';
    }
  }

  try {
    for (const { start } of watchers) start?.({ model, optimizer, at, epochs });
    while (stopped === '' && at.epoch < epochs) await runEpoch();
  } catch (error) {
    stopped = 'failed';
    at = [at, before].find(({ weights }) => badWeight(weights) === undefined) ?? opened;
    const trained = ended();
    if (error instanceof NotFiniteError) error.trained = trained;
    throw error;
  }
  stopped ||= 'epochs';
  return ended();

  function ended(): Trained<S> {
    let trained: Trained<S> = { ...at, stopped };
    for (const { end } of watchers) trained = end?.(trained) ?? trained;
    return trained;
  }
}
