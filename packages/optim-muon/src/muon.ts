import type { Optimizer, Schedule, Shape, State, Tensor, Weights } from '@gd/core';
import { add, mul, neg, reshape, zeros } from '@gd/core';
import { aFlag, aFunction, oneOf } from '@gd/core/extend';
import { adamw, anOptimizer, declareOptions, perWeight } from '@gd/optim';
import { orthogonalize } from './orthogonalize';

/** Options of `muon`. */
export interface MuonOptions<S extends State = State> {
  /** How far each step goes in every direction of a matrix, before `scale`. */
  readonly learningRate?: Schedule;
  /** The decay rate of the average of gradients: the share of the old average that is kept. */
  readonly momentum?: Schedule;
  /** The share of each matrix that decays, per unit of learning rate. */
  readonly weightDecay?: Schedule;
  /** Keeps the denominator away from zero. */
  readonly epsilon?: Schedule;
  /** Whether to look ahead along the average of gradients. */
  readonly nesterov?: boolean;
  /** How the size of an update depends on the matrix's shape: see the rule. */
  readonly scale?: keyof typeof scales;
  /**
   * Which weights Muon updates; matrices and convolution kernels by default. The first and last layer do better with
   * the fallback.
   */
  readonly takes?: (name: string, shape: Shape) => boolean;
  /** The optimizer of all other weights. */
  readonly fallback?: Optimizer<S>;
}

/** The state of Muon: the average of gradients of each of its matrices, and the state of the fallback. */
export interface MuonState<S extends State = State> {
  readonly [name: string]: State;
  readonly matrices: Readonly<Record<string, { readonly m: Tensor }>>;
  readonly fallback: S;
}

const scales = {
  original: (rows: number, columns: number) => Math.sqrt(Math.max(1, columns / rows)),
  matchAdamw: (rows: number, columns: number) => 0.2 * Math.sqrt(Math.max(rows, columns)),
};

/**
 * Muon: momentum whose update of each matrix is orthogonalized, so that it goes equally far in every direction and rare
 * directions learn, too. Another optimizer updates everything that is not a matrix.
 *
 *     m         ← momentum · m + (1 − momentum) · grad      m begins at 0
 *     direction = momentum · m + (1 − momentum) · grad      without nesterov: m
 *     direction ← orthogonalize(direction)                  a kernel [height, width, in, out] as [height · width · in, out]
 *     update    = −learningRate · (scale · direction + weightDecay · weight)
 *
 * orthogonalize(U·S·Vᵀ) ≈ U·Vᵀ: the matrix is divided by its length + epsilon, then five times x ← a·x + (b·xxᵀ + c·(xxᵀ)²)·x
 * with a, b, c = 3.4445, −4.775, 2.0315 brings every singular value near 1. Without nesterov, m is orthogonalized.
 *
 * scale `original` is √max(1, out / in), `matchAdamw` is 0.2 · √max(in, out), which makes updates as large as AdamW's, so
 * that its learning rates fit.
 *
 * shape   matrices are [in, out], as in `dense`: the transpose of PyTorch's
 * units   learningRate: those of the weight
 * state   matrices: m of each; fallback: that of the fallback, whose options appear as `fallback/learningRate` …
 * throws  when `takes` picks a weight with fewer than two axes, or the scale is unknown
 * source  Jordan 2024, Muon: an optimizer for hidden layers in neural networks, https://kellerjordan.github.io/posts/muon/;
 *         matchAdamw: Liu et al. 2025, Muon is scalable for LLM training, https://arxiv.org/abs/2502.16982. Jordan's code
 *         computes the scale of a kernel from its height and width, this one from its matrix; it rounds to bfloat16,
 *         this one does not
 */
export function muon<S extends State = State>(given: MuonOptions<S> = {}): Optimizer<MuonState<S>> {
  const { options, settings } = declareOptions(
    'muon(options)',
    given,
    {
      learningRate: ['[0, ∞)', 0.02],
      momentum: ['[0, 1)', 0.95],
      weightDecay: ['[0, ∞)', 0],
      epsilon: ['(0, ∞)', 1e-7],
    },
    {
      nesterov: [aFlag, true],
      scale: [oneOf('original', 'matchAdamw'), 'original'],
      takes: [aFunction, undefined],
      fallback: [anOptimizer, undefined],
    },
  );
  const { nesterov, scale, takes = (_: string, { length }: Shape) => length === 2 || length === 4 } = settings;
  const { fallback = adamw({ learningRate: 3e-4, beta2: 0.95, weightDecay: 0 }) as Optimizer<State> as Optimizer<S> } =
    settings;
  const factor = scales[scale];
  const rule = perWeight({
    name: 'muon',
    options,
    init: (weight) => ({ m: zeros(weight.shape, weight.dtype) }),
    step({ grad, weight, state, options: { learningRate, momentum, weightDecay, epsilon } }) {
      const current = mul(grad, add(neg(momentum), 1));
      const m = add(mul(state.m, momentum), current);
      const direction = nesterov ? add(mul(m, momentum), current) : m;
      const columns = grad.shape.at(-1)!;
      const rows = grad.shape.slice(0, -1).reduce((product, size) => product * size, 1);
      const orthogonal = reshape(orthogonalize(reshape(direction, [rows, columns]), epsilon), grad.shape);
      const update = add(mul(orthogonal, factor(rows, columns)), mul(weight, weightDecay));
      return { update: mul(update, neg(learningRate)), state: { m } };
    },
  });
  const { evaluationWeights } = fallback;
  return {
    name: 'muon',
    options: Object.freeze({ ...rule.options, ...ofFallback(fallback.options) }),
    settings: Object.freeze({ nesterov, scale, ...ofFallback(fallback.settings ?? {}) }),
    init(weights) {
      const [matrices, others] = routed(weights, weights, takes);
      return { matrices: rule.init(matrices), fallback: fallback.init(others) };
    },
    step({ grads, state, options, rng, ...shared }) {
      const [matrixGrads, otherGrads] = routed(grads, shared.weights, takes);
      const theirs = Object.fromEntries(
        Object.keys(fallback.options).map((name) => [name, options[`fallback/${name}`]!]),
      );
      const own = rule.step({ ...shared, grads: matrixGrads, state: state.matrices, options });
      const rest = fallback.step({
        ...shared,
        grads: otherGrads,
        state: state.fallback,
        options: theirs,
        ...(rng !== undefined && { rng: rng.split('fallback') }),
      });
      return { updates: { ...own.updates, ...rest.updates }, state: { matrices: own.state, fallback: rest.state } };
    },
    ...(evaluationWeights !== undefined && {
      evaluationWeights: (state, weights) => {
        const [matrices, others] = routed(weights, weights, takes);
        return { ...matrices, ...evaluationWeights(state.fallback, others) };
      },
    }),
  };
}

function ofFallback<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [`fallback/${name}`, value]));
}

/** Splits tensors into those that Muon updates and all others. */
function routed(tensors: Weights, weights: Weights, takes: (name: string, shape: Shape) => boolean) {
  const own: Record<string, Tensor> = {};
  const others: Record<string, Tensor> = {};
  for (const [name, value] of Object.entries(tensors)) {
    const { shape } = weights[name] ?? value;
    const mine = takes(name, shape);
    if (mine && shape.length < 2) {
      throw new RangeError(
        `muon: takes picks "${name}" [${shape}] — it has no rows and columns; leave it to the fallback`,
      );
    }
    (mine ? own : others)[name] = value;
  }
  return [own, others] as const;
}
