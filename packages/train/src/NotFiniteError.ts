import type { Batch, ForwardContext, Layer, Loss, Optimizer, Tensor, Weights } from '@gd/core';
import { recordTape } from '@gd/core';
import { describe } from '@gd/core/extend';
import type { Checkpoint, FitResult } from './checkpoint';

/**
 * The error of a run that ended in NaN or infinity. Nothing is lost: `trained` has the last finite weights, or the best
 * ones with `earlyStopping`.
 */
export class NotFiniteError extends Error {
  override readonly name = 'NotFiniteError';
  /** What was learned until then: a result like that of `fit`, to use or to resume. */
  declare readonly trained: FitResult;
}

/**
 * Gives an error of a run what was learned until then, as `error.trained`. What is no error, or cannot be changed, becomes
 * the cause of a new one.
 */
export function withTrained(thrown: unknown, trained: FitResult): Error {
  const isOpen = thrown instanceof Error && Object.isExtensible(thrown);
  const error = isOpen ? thrown : new Error(`fit: ${reason(thrown)}`, { cause: thrown });
  return Object.defineProperty(error, 'trained', { value: trained, configurable: true, writable: true });
}

function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : `${describe(thrown)} was thrown`;
}

/** The inputs of the step whose loss is not finite. */
export interface FailedStep {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Pick<Optimizer, 'options'>;
  readonly weights: Weights;
  readonly batch: Batch;
  readonly context: ForwardContext;
  readonly step: number;
  readonly epoch: number;
}

/** Finds the first thing that is not finite: the examples, then weights and buffers, then each operation in order. */
export function explainNotFinite(value: number, failed: FailedStep): NotFiniteError {
  const { step, epoch, optimizer, batch } = failed;
  const head = `fit: the loss is ${value} at step ${step} (epoch ${epoch})`;
  try {
    checkFinite(`${head} — the`, batch);
    return new NotFiniteError(`${head} — ${culprit(failed)}; ${advice(optimizer)}`);
  } catch (cause) {
    if (cause instanceof NotFiniteError) return cause;
    // a loss that can read numbers says better what is wrong with them
    return new NotFiniteError(`${head} — ${(cause as Error).message}`, { cause });
  }
}

/**
 * Checks that examples have only finite numbers.
 *
 * throws  naming the part that has others
 */
export function checkFinite(head: string, examples: Batch): void {
  for (const part of ['inputs', 'targets'] as const) {
    const bad = firstBad(examples[part]);
    if (bad === undefined) continue;
    throw new NotFiniteError(`${head} ${part} contain ${bad}; fill in or drop missing values first`);
  }
}

/** What to try. */
export function advice({ options: { learningRate } }: Pick<Optimizer, 'options'>): string {
  return `try a smaller learningRate${typeof learningRate === 'number' ? ` (now ${learningRate})` : ''}`;
}

/** A description of the first weight or buffer that is not finite, if there is one. */
export function nonFiniteTensor({ weights, buffers }: Pick<Checkpoint, 'weights' | 'buffers'>): string | undefined {
  for (const [kind, tensors] of [['weight', weights] as const, ['buffer', buffers] as const]) {
    for (const [name, value] of Object.entries(tensors)) {
      const bad = firstBad(value);
      if (bad !== undefined) return `${kind} "${name}" contains ${bad}`;
    }
  }
  return undefined;
}

function culprit({ model, loss, weights, batch: { inputs, targets }, context, step }: FailedStep): string {
  const bad = nonFiniteTensor({ weights, buffers: context.buffers ?? {} });
  if (bad !== undefined) return `${bad} since step ${step - 1}`;
  const again = recordTape((w: Weights) => loss(model.forward(w, inputs, context), targets));
  const { nodes } = again(weights);
  const place = nodes.findIndex(({ value }) => firstBad(value) !== undefined);
  const node = nodes[place];
  if (node === undefined)
    return 'but not when the step runs again eagerly; are its numbers near 3e38, or does the loss draw random numbers?';
  const near = nearestWeight(place);
  return `${node.name}${near === undefined ? '' : `, after weight "${near}",`} was the first to return ${firstBad(node.value)}`;

  /** The last weight that a node depends on, which tells the reader the layer. */
  function nearestWeight(from: number): string | undefined {
    const queue = [from];
    for (const at of queue) {
      const { name, inputs: before } = nodes[at]!;
      if (name in weights) return name;
      queue.push(...before.toReversed());
    }
    return undefined;
  }
}

function firstBad({ data }: Tensor): number | undefined {
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i]!)) return data[i]!;
  return undefined;
}
