import type { Batch, Layer, State, Weights } from '@gd/core';
import { random } from '@gd/core';
import { checkDataset } from '@gd/data';
import type { FitOptions } from './fitOptions';

/**
 * How many examples there are to learn from.
 *
 * throws  naming the option that cannot be
 */
export function checkFit<S extends State>(name: string, model: Layer, options: FitOptions<S>): number {
  const { data, validation, epochs = 10, seed, weights, resume } = options;
  const count = checkDataset(name, data);
  if (!Number.isInteger(epochs) || epochs < 0) {
    throw new RangeError(`fit: epochs ${epochs} — how often to go through the data, a whole number of at least 0`);
  }
  if (resume !== undefined && seed !== undefined && resume.seed !== seed) {
    throw new RangeError(`fit: seed ${seed} — the run to resume has seed ${resume.seed}; leave the seed out`);
  }
  if (validation !== undefined) checkValidation(data, validation);
  const given = resume?.weights ?? weights;
  if (given !== undefined) checkWeights(name, model, data, given);
  return count;
}

function checkValidation(data: Batch, validation: Batch): void {
  checkDataset('fit: validation', validation);
  for (const part of ['inputs', 'targets'] as const) {
    const came = validation[part].shape;
    const wanted = data[part].shape;
    if (came.length !== wanted.length || came.some((size, axis) => axis > 0 && size !== wanted[axis])) {
      throw new RangeError(
        `fit: validation ${part} [${came}], data ${part} [${wanted}] — one example must have the same shape in both`,
      );
    }
  }
}

function checkWeights(name: string, model: Layer, data: Batch, given: Weights): void {
  const { weights } = model.init(random(0), data.inputs.shape.slice(1));
  for (const key of new Set([...Object.keys(weights), ...Object.keys(given)])) {
    const [came, wanted] = [given[key]?.shape, weights[key]?.shape];
    if (came === undefined || wanted === undefined || String(came) !== String(wanted)) {
      const show = (shape: readonly number[] | undefined): string => (shape === undefined ? 'none' : `[${shape}]`);
      throw new RangeError(
        `${name}: weight "${key}" ${show(came)} — the model has ${show(wanted)} for these inputs; are they another model's?`,
      );
    }
  }
}
