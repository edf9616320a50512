import type { Batch, Layer, State, Tensor } from '@gd/core';
import { concat, random } from '@gd/core';
import { take } from '@gd/data';
import { backpropagation } from '@gd/optim';
import type { Callback } from './callbacks/callback';
import { stepReport } from './callbacks/callback';
import { checkTree } from './checkLoad';
import type { Checkpoint, FitResult } from './checkpoint';
import type { Measures } from './epochReport';
import { EpochMeter, epochMetrics } from './epochReport';
import { assertScalarLoss } from './evaluate';
import { compiledExecutor, eagerExecutor } from './executors';
import type { FitOptions, ReadFit } from './fitOptions';
import { readFit } from './fitOptions';
import { advice, checkFinite, explainNotFinite, NotFiniteError, nonFiniteTensor, withTrained } from './NotFiniteError';
import { predictions } from './predict';
import { checkRecipe, recipeOf } from './recipe';
import { TrainingRun, Yielder } from './run';
import { isChecked, lossCheck } from './staleness';
import { Watchers } from './watchers';

/**
 * Trains a model: passes over the examples repeatedly, and updates the weights after each batch.
 *
 *     for each epoch, for each batch of the sampler:  weights, buffers, state ← step of the optimizer
 *
 * The step is compiled by `@gd/compile`, which is loaded on first use; a step that cannot be compiled runs eagerly, with
 * one warning on the console. The same seed gives the same weights, bit for bit. Training yields to the event loop every
 * 16 ms and awaits callbacks. Validation uses the optimizer's average of the weights, if any: `evaluationWeights`.
 *
 * A compiled step captures the outside values that the loss or a layer reads during compilation. For values that change from
 * step to step, use a schedule of the optimizer; otherwise, set `compiled: false`, or call `fit` with `resume` for each value.
 * In epochs 2, 4, 8, …, `fit` compares the compiled loss with the eager one, and warns if they differ.
 *
 * state   to continue from a result: `fit(model, { …, resume: result, epochs: more })`
 * throws  when an option is wrong; a `NotFiniteError` when the loss becomes NaN or infinite; any error of a callback, a metric
 *         or the loss. After training begins, each error has the result so far in `error.trained`
 */
export async function fit<S extends State>(model: Layer, options: FitOptions<S>): Promise<FitResult<S>> {
  const read = readFit(model, options);
  const { count, data, validation, loss, optimizer, gradient, metrics, epochs, signal, sampler } = read;
  const from = begin(model, read);
  const rng = random(from.seed);
  const executor = await (read.compiled ? compiledExecutor : eagerExecutor)({
    model,
    loss,
    optimizer,
    gradient,
    data,
    from,
  });
  const watchers = new Watchers();
  const run = new TrainingRun(from, {
    executor,
    skips: optimizer.skipsNonFinite === true,
    batches: (epoch) => sampler.batches(count, rng.split('feed').split(epoch)),
    meter: (partial) => new EpochMeter(metrics, data.targets, partial),
    callbacks: () => watchers.states(),
  });
  const yielder = new Yielder();
  let stopped = '';

  async function runEpoch(): Promise<void> {
    const epoch = run.epoch + 1;
    let seen = 0;
    let batches = 0;
    for (const rows of run.beginEpoch()) {
      seen += rows.length;
      // a resumed run skips the batches it has already done
      if (++batches <= run.batch) continue;
      if (signal?.aborted === true) {
        stopped = 'aborted';
        return;
      }
      const check = run.batch === 0 && isChecked(epoch) ? checkOf(rows) : undefined;
      const value = run.learn(rows);
      check?.(value);
      if (!Number.isFinite(value) && optimizer.skipsNonFinite !== true) throw await broken(value, rows);
      const facts = { epoch, step: run.step, seen, count, loss: value };
      const waiting = watchers.watchesSteps ? endStep(facts) : undefined;
      if (waiting !== undefined) await waiting;
      if (!yielder.isDue()) continue;
      run.save();
      await yielder.rest();
    }
    await endEpoch(epoch);
    if (yielder.isDue()) await yielder.rest();
  }

  function endStep(facts: Parameters<typeof stepReport>[0]): undefined | Promise<void> {
    return watchers.step(
      stepReport(facts, { step: () => run.step, weights: executor.weights, buffers: executor.buffers }),
    );
  }

  /** Prepares to compare the next loss with the eager one; undefined for an eager step or a custom gradient. */
  function checkOf(rows: Int32Array): ReturnType<typeof lossCheck> | undefined {
    if (gradient !== undefined || !executor.isCompiled()) return undefined;
    const [weights, buffers, batch] = [executor.weights(), executor.buffers(), take(data, rows)];
    return lossCheck(model, loss, { weights, buffers, batch, rng: rng.split('pass').split(run.step + 1) });
  }

  /** Rewinds to before a step whose loss is not finite, and explains the cause. */
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
    const value = assertScalarLoss('fit', loss(prediction, targets)).data[0]!;
    if (!Number.isFinite(value)) checkFinite(`fit: the validation loss is ${value} — its`, { inputs, targets });
    return { loss: value, metrics: epochMetrics(metrics, prediction, targets) };
  }

  async function endEpoch(epoch: number): Promise<void> {
    const measures = { epoch, ...run.measured(), ...(validation && { validation: await validated(validation) }) };
    const bad = nonFiniteTensor(run.here());
    if (bad !== undefined) throw new NotFiniteError(`fit: ${bad} after epoch ${epoch} — ${advice(optimizer)}`);
    stopped ||= await watchers.epoch(run.endEpoch(measures));
  }

  const errors: unknown[] = [];
  const failed = (error: unknown): void => {
    errors.push(error);
    watchers.hasFailed = true;
  };
  const ended = (at: Checkpoint<S>): Promise<FitResult<S>> => {
    const last = { ...at, stopped: errors.length > 0 ? 'failed' : stopped || 'epochs', evaluationWeights: at.weights };
    return watchers.end(evaluated(last), evaluated, failed);
  };
  try {
    await watchers.start(callbacksOf(read), { model, optimizer, at: from, epochs });
    while (stopped === '' && run.epoch < epochs) await runEpoch();
    const result = await ended(run.here());
    if (errors.length === 0) return result;
    throw withTrained(errors[0], result);
  } catch (error) {
    if (errors.length > 0) throw error;
    failed(error);
    // if replaying fails, use the last checkpoint
    throw withTrained(error, await ended(await run.lastGood().catch(() => run.kept)));
  }

  /** Adds the weights to evaluate to a result; recomputed because a callback may change the weights and state. */
  function evaluated(result: FitResult<S>): FitResult<S> {
    const { state, weights } = result;
    return { ...result, evaluationWeights: optimizer.evaluationWeights?.(state, weights) ?? weights };
  }
}

/** All callbacks: the given ones, then `onStep` and `onEpoch`; a string from `onEpoch` does not stop the run. */
function callbacksOf<S extends State>({ callbacks, onStep, onEpoch }: ReadFit<S>): readonly Callback[] {
  const own: Callback = { step: onStep, epoch: onEpoch && (async (report) => void (await onEpoch(report))) };
  return [...callbacks, own];
}

/** The initial checkpoint of a run: the one to resume, or a new one. */
function begin<S extends State>(model: Layer, options: ReadFit<S>): Checkpoint<S> {
  const { data, seed = 0, optimizer, resume, gradient = backpropagation } = options;
  const madeBy = recipeOf({ ...options, model, gradient });
  if (resume !== undefined) {
    if (resume.madeBy !== undefined) checkRecipe('fit', resume.madeBy, madeBy);
    checkTree('fit', resume.state, optimizer.init(resume.weights), 'state');
    return { ...resume, madeBy };
  }
  const made = model.init(random(seed).split('weights'), data.inputs.shape.slice(1));
  const { weights = made.weights, buffers = made.buffers ?? {} } = options;
  const state = optimizer.init(weights);
  return { weights, buffers, state, step: 0, epoch: 0, batch: 0, seed, history: [], madeBy };
}
