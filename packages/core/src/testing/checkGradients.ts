import { grad } from '../autodiff/grad';
import type { Layer, Pass } from '../contracts/layer';
import { mul } from '../ops/mul';
import { sum } from '../ops/sum';
import { random } from '../random/random';
import { statistics } from '../layers/statistics';
import type { Tensor } from '../tensor/tensor';
import type { Weights } from '../contracts/weights';
import { checkOp } from './checkOp';

/** Proves a layer's slopes against central differences, and that its running statistics have none. */
export function checkSlopes(layer: Layer, weights: Weights, x: Tensor, pass: Pass): void {
  const { left, leave } = statistics(weights);
  layer.forward(weights, x, { training: true, random: random(4), leave });
  const names = Object.keys(weights).filter((name) => !(name in left));
  const forward = (input: Tensor, ...values: Tensor[]): Tensor =>
    layer.forward({ ...weights, ...Object.fromEntries(names.map((name, i) => [name, values[i]!])) }, input, pass);
  checkOp(forward, [x, ...names.map((name) => weights[name]!)], { order: 1 });
  const grads = grad((w: Weights) => {
    const out = layer.forward(w, x, pass);
    return sum(mul(out, random(3).normal(out.shape, { dtype: 'float64' })));
  })(weights);
  for (const name of names) {
    if (grads[name]!.data.every((slope) => slope === 0)) {
      throw new Error(`${layer.name}: ${name} has no slope — does forward use it, and through operations only?`);
    }
  }
  for (const name of Object.keys(left)) {
    if (grads[name]!.data.some((slope) => slope !== 0)) {
      throw new Error(`${layer.name}: ${name}, a running statistic, has a slope — use stopGradient(${name})`);
    }
  }
}
