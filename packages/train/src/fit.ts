import type { Batch, Layer, State, Tensor } from '@gd/core';
import { concat, random } from '@gd/core';
import { take } from '@gd/data';
import { miniBatch } from '@gd/optim';
import { assertScalarLoss } from './assertScalarLoss';
import type { Callback } from './callbacks/callback';
import { checkFit } from './checkFit';
import type { Checkpoint } from './checkpoint';
import { compiledExecutor } from './compiledExecutor';
import { eagerExecutor } from './eagerExecutor';
import { epochMeter } from './epochMeter';
import type { EpochReport } from './epochReport';
import type { FitOptions } from './fitOptions';
import type { FitResult } from './fitResult';
import { computeMetrics } from './metrics/computeMetrics';
import { NotFiniteError } from './NotFiniteError';
import { advice, badWeight, notFinite } from './notFinite';
import { predictions } from './predictions';
import { stepReport } from './stepReport';
import { TrainingRun } from './trainingRun';
import { Yielder } from './yielder';

/**
 * Trains a model: shows it all examples again and again, and lets the optimizer move the weights after each batch.
 *
 *     for each epoch, for each batch of the feed:  trainStep
 *
 * The step is compiled by `@gd/compile`, loaded when it is first needed; what cannot be compiled runs by plain operations,
 * which is said once on the console. The same seed gives the same weights, bit for bit. It lets go of the thread every 16 ms.
 *
 * state   what is answered can be gone on with: `fit(model, { …, resume: trained, epochs: more })`
 * throws  when an option cannot be; a `NotFiniteError`, with all that was learnt, when the loss becomes NaN or infinite
 */
export async function fit<S extends State>(model: Layer, options: FitOptions<S>): Promise<FitResult<S>> {
  const count = checkFit('fit', model, options);
  const { data, validation, loss, optimizer, metrics = {}, epochs = 10, signal, compiled = true } = options;
  const { sampler = miniBatch(32), callbacks = [], onStep, onEpoch } = options;
  const watchers: Callback[] = [...callbacks, { step: onStep, epoch: (report) => void onEpoch?.(report) }];
  const watchesSteps = watchers.some(({ step }) => step !== undefined);
  const from = options.resume ?? begin();
  const rng = random(from.seed);
  const executor = await (compiled ? compiledExecutor : eagerExecutor)({ model, loss, optimizer, data, from });
  const run = new TrainingRun(executor, from, (epoch) => sampler.batches(count, rng.split('feed').split(epoch)));
  const yielder = new Yielder();
  let stopped = '';

  function begin(): Checkpoint<S> {
    const { seed = 0 } = options;
    const start = () => model.init(random(seed).split('weights'), data.inputs.shape.slice(1)).weights;
    const weights = options.weights ?? start();
    return { weights, state: optimizer.init(weights), step: 0, epoch: 0, batch: 0, seed, history: [] };
  }

  async function runEpoch(): Promise<void> {
    const started = performance.now();
    const epoch = run.epoch + 1;
    const meter = epochMeter(metrics, data.targets);
    let seen = 0;
    let batches = 0;
    for (const rows of run.batches(epoch)) {
      seen += rows.length;
      // a resumed run has done these
      if (++batches <= run.batch) continue;
      if (signal?.aborted === true) {
        stopped = 'aborted';
        return;
      }
      const height = run.learn(rows);
      if (!Number.isFinite(height)) throw await broken(height, rows);
      meter.add(rows, height, executor.prediction);
      if (watchesSteps) finish({ epoch, step: run.step, seen, count, loss: height });
      if (!yielder.isDue()) continue;
      run.save();
      await yielder.rest();
    }
    const learnt = { epoch, ...meter.read(), ...(validation && { validation: await validated(validation) }) };
    endEpoch({ ...learnt, seconds: (performance.now() - started) / 1000 });
    if (yielder.isDue()) await yielder.rest();
  }

  function finish(facts: Parameters<typeof stepReport>[0]): void {
    const report = stepReport(facts, () => ({ step: run.step, weights: executor.weights }));
    for (const { step: watch } of watchers) watch?.(report);
  }

  /** Goes back to before a step that cannot be, and says what is wrong with it. */
  async function broken(value: number, rows: Int32Array): Promise<NotFiniteError> {
    const step = run.step;
    await run.backTo(step - 1);
    const context = { training: true, rng: rng.split('pass').split(step) };
    const { weights, epoch } = run.here();
    const batch = take(data, rows);
    return notFinite(value, { model, loss, optimizer, weights, batch, context, step, epoch: epoch + 1 });
  }

  async function validated({ inputs, targets }: Batch): Promise<Required<EpochReport>['validation']> {
    const parts: Tensor[] = [];
    for (const part of predictions(executor.forward, executor.weights(), inputs)) {
      parts.push(part);
      if (yielder.isDue()) await yielder.rest();
    }
    const prediction = concat(parts, 0);
    return {
      loss: assertScalarLoss('fit', loss(prediction, targets)).data[0]!,
      metrics: computeMetrics(metrics, prediction, targets),
    };
  }

  function endEpoch(report: EpochReport): void {
    const bad = badWeight(run.here().weights);
    if (bad !== undefined) throw new NotFiniteError(`fit: ${bad} after epoch ${report.epoch} — ${advice(optimizer)}`);
    const at = run.endEpoch(report);
    for (const { epoch: watch } of watchers) {
      const reason = watch?.(report, at);
      stopped ||= reason ?? '';
    }
  }

  try {
    for (const { start } of watchers) start?.({ model, optimizer, at: from, epochs });
    while (stopped === '' && run.epoch < epochs) await runEpoch();
  } catch (error) {
    stopped = 'failed';
    const trained = ended(await run.lastGood());
    if (error instanceof NotFiniteError) error.trained = trained;
    throw error;
  }
  stopped ||= 'epochs';
  return ended(run.here());

  function ended(at: Checkpoint<S>): FitResult<S> {
    let trained: FitResult<S> = { ...at, stopped };
    for (const { end } of watchers) trained = end?.(trained) ?? trained;
    return trained;
  }
}
