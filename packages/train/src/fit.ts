import type { Batch, Layer, State, Tensor } from '@gd/core';
import { concat, random } from '@gd/core';
import { take } from '@gd/data';
import { miniBatch } from '@gd/optim';
import type { Callback } from './callbacks/callback';
import { stepReport } from './callbacks/callback';
import type { Checkpoint, FitResult } from './checkpoint';
import type { EpochReport, Measures } from './epochReport';
import { epochMeter } from './epochReport';
import { assertScalarLoss } from './evaluate';
import { compiledExecutor, eagerExecutor } from './executors';
import type { FitOptions } from './fitOptions';
import { checkFit } from './fitOptions';
import { computeMetrics } from './metrics/metric';
import { advice, explainNotFinite, NotFiniteError, nonFiniteTensor } from './NotFiniteError';
import { predictions } from './predict';
import { TrainingRun, Yielder } from './run';

/**
 * Trains a model: passes over all examples again and again, and lets the optimizer update the weights after each batch.
 *
 *     for each epoch, for each batch of the sampler:  weights, buffers, state ← step of the optimizer
 *
 * The step is compiled by `@gd/compile`, which is loaded when it is first needed; what cannot be compiled runs eagerly,
 * with one warning on the console. The same seed gives the same weights, bit for bit. It yields to the event loop every
 * 16 ms. Validation uses the optimizer's average of the weights if it keeps one: `evaluationWeights`.
 *
 * state   the result can be continued: `fit(model, { …, resume: result, epochs: more })`
 * throws  when an option is wrong; a `NotFiniteError`, with all that was learned, when the loss becomes NaN or infinite
 */
export async function fit<S extends State>(model: Layer, options: FitOptions<S>): Promise<FitResult<S>> {
  const count = checkFit('fit', model, options);
  const { data, validation, loss, optimizer, gradient, metrics = {}, epochs = 10, signal, compiled = true } = options;
  const { sampler = miniBatch(32), callbacks = [], onStep, onEpoch } = options;
  const watchers: Callback[] = [...callbacks, { step: onStep, epoch: (report) => void onEpoch?.(report) }];
  const watchesSteps = watchers.some(({ step }) => step !== undefined);
  const from = options.resume ?? begin(model, options);
  const rng = random(from.seed);
  const executor = await (compiled ? compiledExecutor : eagerExecutor)({
    model,
    loss,
    optimizer,
    gradient,
    data,
    from,
  });
  const run = new TrainingRun(executor, from, (epoch) => sampler.batches(count, rng.split('feed').split(epoch)));
  const yielder = new Yielder();
  let stopped = '';

  async function runEpoch(): Promise<void> {
    const started = performance.now();
    const epoch = run.epoch + 1;
    const meter = epochMeter(metrics, data.targets);
    let seen = 0;
    let batches = 0;
    let skipped = 0;
    for (const rows of run.batches(epoch)) {
      seen += rows.length;
      // a resumed run has done these batches
      if (++batches <= run.batch) continue;
      if (signal?.aborted === true) {
        stopped = 'aborted';
        return;
      }
      const value = run.learn(rows);
      const isSkipped = !Number.isFinite(value) && optimizer.skipsNonFinite === true;
      if (!Number.isFinite(value) && !isSkipped) throw await broken(value, rows);
      if (isSkipped) skipped++;
      else meter.add(rows, value, executor.prediction);
      if (watchesSteps) endStep({ epoch, step: run.step, seen, count, loss: value });
      if (!yielder.isDue()) continue;
      run.save();
      await yielder.rest();
    }
    const measures = {
      epoch,
      ...meter.read(),
      ...(skipped > 0 && { skipped }),
      ...(validation && { validation: await validated(validation) }),
    };
    endEpoch({ ...measures, seconds: (performance.now() - started) / 1000 });
    if (yielder.isDue()) await yielder.rest();
  }

  function endStep(facts: Parameters<typeof stepReport>[0]): void {
    const report = stepReport(facts, { step: () => run.step, weights: executor.weights, buffers: executor.buffers });
    for (const { step: watch } of watchers) watch?.(report);
  }

  /** Goes back to before a step whose loss is not finite, and says what is wrong with it. */
  async function broken(value: number, rows: Int32Array): Promise<NotFiniteError> {
    const step = run.step;
    await run.backTo(step - 1);
    const { weights, buffers, epoch } = run.here();
    const context = { training: true, rng: rng.split('pass').split(step), buffers };
    const batch = take(data, rows);
    return explainNotFinite(value, { model, loss, optimizer, weights, batch, context, step, epoch: epoch + 1 });
  }

  async function validated({ inputs, targets }: Batch): Promise<Measures> {
    const [weights, buffers] = [executor.weights(), executor.buffers()];
    const used = optimizer.evaluationWeights?.(executor.state(), weights) ?? weights;
    const parts: Tensor[] = [];
    for (const part of predictions((batch) => executor.forward(used, buffers, batch), inputs)) {
      parts.push(part);
      if (yielder.isDue()) await yielder.rest();
    }
    const prediction = concat(parts, 0);
    return {
      loss: assertScalarLoss('fit', loss(prediction, targets)).data[0]!,
      metrics: computeMetrics('fit', metrics, prediction, targets),
    };
  }

  function endEpoch(report: EpochReport): void {
    const bad = nonFiniteTensor(run.here());
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
    const result = ended(await run.lastGood());
    if (error instanceof NotFiniteError) error.result = result;
    throw error;
  }
  stopped ||= 'epochs';
  return ended(run.here());

  function ended(at: Checkpoint<S>): FitResult<S> {
    // a callback may return other weights and another state
    const evaluated = <R extends Checkpoint<S>>(run: R) => ({
      ...run,
      evaluationWeights: optimizer.evaluationWeights?.(run.state, run.weights) ?? run.weights,
    });
    let result: FitResult<S> = evaluated({ ...at, stopped });
    for (const { end } of watchers) result = evaluated(end?.(result) ?? result);
    return result;
  }
}

function begin<S extends State>(model: Layer, { data, seed = 0, optimizer, ...given }: FitOptions<S>): Checkpoint<S> {
  const made = model.init(random(seed).split('weights'), data.inputs.shape.slice(1));
  const { weights = made.weights, buffers = made.buffers ?? {} } = given;
  return { weights, buffers, state: optimizer.init(weights), step: 0, epoch: 0, batch: 0, seed, history: [] };
}
