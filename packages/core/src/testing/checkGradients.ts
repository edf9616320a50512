import { grad } from '../autodiff/grad';
import type { ForwardContext, Layer } from '../contracts/layer';
import type { Weights } from '../contracts/weights';
import { mul } from '../ops/mul';
import { sum } from '../ops/sum';
import { random } from '../random/random';
import type { Tensor } from '../tensor/tensor';
import { checkOp } from './checkOp';

/** Checks a layer's gradients against central differences, and that every weight has one. */
export function checkGradients(layer: Layer, weights: Weights, x: Tensor, context: ForwardContext): void {
  const names = Object.keys(weights);
  const forward = (input: Tensor, ...values: Tensor[]): Tensor =>
    layer.forward(Object.fromEntries(names.map((name, i) => [name, values[i]!])), input, context);
  if (names.length > 0) checkUse(layer, weights, x, context);
  checkOp(forward, [x, ...names.map((name) => weights[name]!)], { order: 1 });
}

/** Checks that every weight has a gradient. */
function checkUse(layer: Layer, weights: Weights, x: Tensor, context: ForwardContext): void {
  const grads = grad((w: Weights) => {
    const out = layer.forward(w, x, context);
    return sum(mul(out, random(3).normal(out.shape, { dtype: 'float64' })));
  })(weights);
  for (const name of Object.keys(weights)) {
    if (grads[name]!.data.every((gradient) => gradient === 0)) {
      throw new Error(`${layer.name}: ${name} has no gradient — does forward use it, and through operations only?`);
    }
  }
}
