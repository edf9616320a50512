import type { Batch, GradientOf, Layer, Loss, Optimizer, State, Tensor } from '@gd/core';
import { formatShape } from '@gd/core/extend';
import type { Sampler } from '@gd/optim';

/** The version of checkpoints that this package writes and reads. */
export const version = '1';

/** What made a run, for the one who continues it. */
export interface Recipe {
  /** The version of checkpoints, which changes when an older @gd/train could not read them. */
  readonly version: string;
  /** The names of the layers in order, like `dense, relu, dense`. */
  readonly model: string;
  readonly loss: string;
  readonly gradient: string;
  /** The optimizer with its settings, like `sgd, nesterov true`. */
  readonly optimizer: string;
  /** The optimizer's options: numbers, and `schedule` in place of a schedule. */
  readonly options: Readonly<Record<string, number | string>>;
  readonly sampler: string;
  /** Kind and shape of inputs and targets. */
  readonly data: string;
  /** The mean of some numbers spread over the data. */
  readonly sample: number;
}

/** What a run is made of. */
export interface Ingredients<S extends State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
  readonly gradient: GradientOf;
  readonly sampler: Sampler;
  readonly data: Batch;
}

/** Describes what a run is made of. */
export function recipeOf<S extends State>(made: Ingredients<S>): Recipe {
  const { model, loss, gradient, optimizer, sampler, data } = made;
  const settings = Object.entries(optimizer.settings ?? {}).map(([name, value]) => `, ${name} ${value}`);
  const options = Object.entries(optimizer.options).map(
    ([name, option]) => [name, typeof option === 'function' ? 'schedule' : option] as const,
  );
  return {
    version,
    model: layersOf(model).join(', '),
    loss: nameOf(loss),
    gradient: nameOf(gradient),
    optimizer: [optimizer.name, ...settings].join(''),
    options: Object.fromEntries(options),
    sampler: sampler.name,
    data: `${kindOf(data.inputs)} and ${kindOf(data.targets)}`,
    sample: (sampleOf(data.inputs) + sampleOf(data.targets)) / 2,
  };
}

/** What is compared. A learning rate may change: the state of the optimizer fits any. */
const compared = ['model', 'loss', 'gradient', 'optimizer', 'sampler', 'data'] as const;

/**
 * Compares what made a run with what is to continue it.
 *
 * throws  when they differ; the message names the difference
 */
export function checkRecipe(name: string, made: Recipe, now: Recipe): void {
  const part = compared.find((part) => !isSame(made[part], now[part]));
  const end = 'as it was, or, on purpose, resume: { ...run, madeBy: undefined }?';
  if (part !== undefined) {
    throw new RangeError(
      `${name}: the run to resume was made with ${part} ${cut(made[part])}, not ${cut(now[part])} — ${end}`,
    );
  }
  if (Math.abs(made.sample - now.sample) <= 1e-4 * Math.max(1, Math.abs(made.sample))) return;
  throw new RangeError(`${name}: the run to resume was made with data of the same shape but other numbers — ${end}`);
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A name of one or two letters comes from a minifier, and says nothing. */
function nameOf({ name }: { readonly name: string }): string {
  return name.length > 2 ? name : '?';
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [a.split(', '), b.split(', ')];
  return left.length === right.length && left.every((part, i) => part === right[i] || part === '?' || right[i] === '?');
}

function layersOf(layer: Layer): string[] {
  return layer.children?.flatMap(layersOf) ?? [nameOf(layer)];
}

function kindOf({ dtype, shape }: Tensor): string {
  return `${dtype}${formatShape(shape)}`;
}

/** The mean of at most 256 numbers, spread evenly; NaN counts as 0. */
function sampleOf({ data }: Tensor): number {
  const count = Math.min(256, data.length);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const value = data[Math.floor((i * data.length) / count)]!;
    if (Number.isFinite(value)) total += value;
  }
  return total / count;
}
