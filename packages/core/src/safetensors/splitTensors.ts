import { aRecord, check } from '../check/check';
import { describe } from '../check/describe';
import type { Layer } from '../contracts/layer';
import { aLayer } from '../contracts/layer';
import type { Weights } from '../contracts/weights';
import { random } from '../random/random';
import type { Shape } from '../tensor/shape';
import { checkShape, formatShape, sameShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { isTensor } from '../tensor/tensor';

/**
 * Splits the tensors of one file into a model's weights and its buffers, by the names that its `init` returns.
 *
 *     splitTensors(model, [784], loadSafetensors(bytes).weights) → { weights, buffers }
 *
 * `saveSafetensors({ ...weights, ...buffers })` writes such a file. `inputShape` is that of one example.
 *
 * throws    when a tensor is missing, has another shape, or is not the model's
 */
export function splitTensors(
  model: Layer,
  inputShape: Shape,
  tensors: Weights,
): { readonly weights: Weights; readonly buffers: Weights } {
  check('splitTensors: model', model, aLayer);
  checkShape('splitTensors', inputShape);
  check('splitTensors: tensors', tensors, aRecord);
  const { weights, buffers = {} } = model.init(random(0), inputShape);
  for (const name of Object.keys(tensors)) {
    if (!(name in weights) && !(name in buffers)) {
      const there = Object.keys({ ...weights, ...buffers }).slice(0, 8);
      throw new RangeError(
        `splitTensors: "${name}" is no tensor of this model — it has ${there.join(', ') || 'none'}; is the file another model's?`,
      );
    }
  }
  return { weights: taken(weights, tensors), buffers: taken(buffers, tensors) };
}

function taken(wanted: Weights, tensors: Weights): Weights {
  const found: Record<string, Tensor> = {};
  for (const [name, { shape }] of Object.entries(wanted)) {
    const came = tensors[name];
    if (!isTensor(came) || !sameShape(came.shape, shape)) {
      throw new RangeError(
        `splitTensors: "${name}" ${came === undefined ? 'is missing' : `is ${isTensor(came) ? formatShape((came as Tensor).shape) : describe(came)}`} — the model has ${formatShape(shape)} for these inputs; is the file another model's?`,
      );
    }
    found[name] = came;
  }
  return found;
}
