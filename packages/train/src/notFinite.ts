import type { Batch, ForwardContext, Layer, Loss, Optimizer, Tensor, Weights } from '@gd/core';
import { recordTape } from '@gd/core';
import { NotFiniteError } from './NotFiniteError';

/** What was going on when a number stopped being one. */
export interface Scene {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Pick<Optimizer, 'options'>;
  /** Before the step. */
  readonly weights: Weights;
  readonly batch: Batch;
  readonly context: ForwardContext;
  readonly step: number;
  readonly epoch: number;
}

/** Looks for the first thing that is not finite: the examples, then the weights, then each operation in turn. */
export function notFinite(value: number, scene: Scene): NotFiniteError {
  const { step, epoch, optimizer, batch } = scene;
  const head = `fit: the loss is ${value} at step ${step} (epoch ${epoch})`;
  for (const part of ['inputs', 'targets'] as const) {
    const bad = firstBad(batch[part]);
    if (bad === undefined) continue;
    return new NotFiniteError(`${head} — the ${part} hold ${bad}; fill or leave out what is missing first`);
  }
  return new NotFiniteError(`${head} — ${culprit(scene)}; ${advice(optimizer)}`);
}

/** What usually helps. */
export function advice({ options: { learningRate } }: Pick<Optimizer, 'options'>): string {
  return `try a smaller learningRate${typeof learningRate === 'number' ? ` (now ${learningRate})` : ''}`;
}

/** The first weight that is no longer finite, in words, if there is one. */
export function badWeight(weights: Weights): string | undefined {
  for (const [name, weight] of Object.entries(weights)) {
    const bad = firstBad(weight);
    if (bad !== undefined) return `weight "${name}" holds ${bad}`;
  }
  return undefined;
}

function culprit({ model, loss, weights, batch: { inputs, targets }, context, step }: Scene): string {
  const weight = badWeight(weights);
  if (weight !== undefined) return `${weight} since step ${step - 1}`;
  const again = recordTape((w: Weights) => loss(model.forward(w, inputs, context), targets));
  const { nodes } = again(weights);
  const place = nodes.findIndex(({ value }) => firstBad(value) !== undefined);
  const node = nodes[place];
  if (node === undefined)
    return 'but not when the step is done again by plain operations; are its numbers near 3e38, or does the loss draw chance of its own?';
  const near = nearestWeight(place);
  return `${node.name}${near === undefined ? '' : `, after weight "${near}",`} was the first to answer with ${firstBad(node.value)}`;

  /** Names the layer for the reader: the last weight that flowed into a node. */
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
