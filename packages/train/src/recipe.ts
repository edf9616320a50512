import type { Batch, GradientOf, Layer, Loss, Optimizer, State, Tensor } from '@gd/core';
import { formatShape } from '@gd/core/extend';
import type { Sampler } from '@gd/optim';

/** The version of checkpoints that this package writes and reads. */
export const version = '1';

/** A description of a run's configuration, checked when the run is resumed. */
export interface Recipe {
  /** The checkpoint format version, increased when older versions of @gd/train cannot read the format. */
  readonly version: string;
  /** The names of the layers in order, like `dense, relu, dense`. */
  readonly model: string;
  readonly loss: string;
  readonly gradient: string;
  /** The optimizer with its settings, like `sgd, nesterov true`. */
  readonly optimizer: string;
  /** The optimizer's options: numbers, or `schedule` for a schedule. */
  readonly options: Readonly<Record<string, number | string>>;
  readonly sampler: string;
  /** The dtypes and shapes of inputs and targets. */
  readonly data: string;
  /** The mean of numbers sampled evenly from the data. */
  readonly sample: number;
}

/** The configuration of a run. */
export interface Ingredients<S extends State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
  readonly gradient: GradientOf;
  readonly sampler: Sampler;
  readonly data: Batch;
}

/** Describes the configuration of a run. */
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

/** The parts to compare. Options such as the learning rate may change: the optimizer's state remains valid. */
const compared = ['model', 'loss', 'gradient', 'optimizer', 'sampler', 'data'] as const;

/**
 * Checks that a run can be resumed with a configuration.
 *
 * throws  when the configurations differ; the message names the difference
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

/** The name of a function, or `?` if it has one or two letters: such names come from a minifier. */
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

/** The mean of at most 256 evenly spaced numbers; NaN and the infinities count as 0. */
function sampleOf({ data }: Tensor): number {
  const count = Math.min(256, data.length);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const value = data[Math.floor((i * data.length) / count)]!;
    if (Number.isFinite(value)) total += value;
  }
  return total / count;
}
