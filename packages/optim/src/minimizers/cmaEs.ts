import type { Operand, Random } from '@gd/core';
import { random } from '@gd/core';
import { isOf, readOptions } from '@gd/core/extend';
import { cmaEsSettings } from '../search/cmaEsSettings';
import type { MinimizeResult } from '../search/minimizeResult';
import type { Found, Point, SameKind } from '../search/search';
import { search } from '../search/search';
import { squareRoot } from '../search/squareRoot';

/** Options of `cmaEs`. */
export interface CmaEsOptions {
  /** The maximum number of generations. */
  readonly steps?: number;
  /** Stop when the loss is at most this. */
  readonly target?: number;
  /** Stop when the losses of the last generations differ by less than this. */
  readonly tolerance?: number;
  /** The standard deviation of the first points along each axis: about a third of the distance to the minimum. */
  readonly deviation?: number;
  /** The number of points in each generation; 4 + 3 ln n by default. More find the lowest of many local minima. */
  readonly population?: number;
  /** The seed of all random numbers: the same seed gives the same path. */
  readonly seed?: number;
}

/**
 * CMA-ES, the covariance matrix adaptation evolution strategy: draws a cloud of points, shifts it toward the lower
 * ones, and learns in which directions to stretch it. It needs no gradients.
 *
 *     xᵢ     = mean + σ · yᵢ,  yᵢ = √C zᵢ,  zᵢ normal                        sorted, the lowest first; ȳ, z̄ = Σ w y, Σ w z
 *     mean   ← mean + σ ȳ                                                 the sums over the lower half
 *     p_σ    ← (1 − c_σ) p_σ + √(c_σ (2 − c_σ) μ_eff) z̄
 *     p_c    ← (1 − c_c) p_c + h √(c_c (2 − c_c) μ_eff) ȳ                   h = 0 while p_σ is very long, else 1
 *     C      ← (1 + c₁ (1 − h) c_c (2 − c_c) − c₁ − c_μ Σ w) C + c₁ p_c p_cᵀ + c_μ Σ w° y yᵀ   w° = w n / ‖z‖² where w < 0
 *     σ      ← σ exp((c_σ / d_σ) (‖p_σ‖ / E‖N‖ − 1))
 *
 * shape   like the start: a number, a list of numbers, a tensor, or weights; the function gets the same kind
 * units   deviation: those of the weights
 * throws  when an option is out of range. A loss of NaN counts as infinite
 * source  Hansen 2016, The CMA evolution strategy: a tutorial, https://arxiv.org/abs/1604.00772, defaults of its table 1, and
 *         √C as rarely as its appendix B.2 recommends; the path has the lowest point so far after each generation
 */
export function cmaEs<Start extends Point>(
  f: (x: SameKind<Start>) => Operand,
  start: Start,
  options: CmaEsOptions = {},
): MinimizeResult<SameKind<Start>> {
  const { steps, target, tolerance, deviation, population, seed } = readOptions('cmaEs(f, start, options)', options, {
    steps: ['[0, ∞)', 1000],
    target: ['(-∞, ∞)', -Number.MAX_VALUE],
    tolerance: ['[0, ∞)', 0],
    deviation: ['(0, ∞)', 0.3],
    population: [
      ['a whole number of at least 4', (value) => isOf('1, 2, 3, …', value) && (value as number) >= 4],
      undefined,
    ],
    seed: ['…, -1, 0, 1, …', 0],
  });
  return search('cmaEs', f, start, { steps, target, tolerance }, (lossAt, begin) =>
    generations(lossAt, begin, { deviation, population, rng: random(seed) }),
  );
}

interface Cloud {
  readonly deviation: number;
  readonly population: number | undefined;
  readonly rng: Random;
}

/** Yields the lowest point so far after each generation, without end. */
function* generations(
  lossAt: (row: Float64Array) => number,
  begin: Float64Array,
  { deviation, population, rng }: Cloud,
): Generator<Found, never> {
  const n = begin.length;
  const settings = cmaEsSettings(n, population);
  const { weights, effective, cSigma, dSigma, cCumulate, usualLength, rootEvery } = settings;
  const half = Math.floor(settings.population / 2);
  const remembered = 10 + Math.ceil((30 * n) / settings.population);
  const lately: number[] = [];
  let best = { row: begin, loss: lossAt(begin) };
  let mean = begin;
  let sigma = deviation;
  let covariance = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
  let root = covariance;
  let pathSigma = new Float64Array(n);
  let pathC = new Float64Array(n);
  yield best;
  for (let t = 1; ; t++) {
    const tried = Array.from({ length: settings.population }, () => {
      const z = Float64Array.from(rng.normal([n], { dtype: 'float64' }).data);
      const y = product(root, z);
      const row = mean.map((x, i) => x + sigma * y[i]!);
      return { z, y, row, loss: lossAt(row) };
    }).sort((a, b) => (a.loss === b.loss ? 0 : a.loss < b.loss ? -1 : 1));
    if (tried[0]!.loss < best.loss) best = tried[0]!;
    lately.push(tried[0]!.loss);

    const blend = (of: 'y' | 'z') =>
      mean.map((_, i) => tried.slice(0, half).reduce((sum, point, k) => sum + weights[k]! * point[of][i]!, 0));
    const meanY = blend('y');
    const meanZ = blend('z');
    mean = mean.map((x, i) => x + sigma * meanY[i]!);
    const scaleSigma = Math.sqrt(cSigma * (2 - cSigma) * effective);
    pathSigma = pathSigma.map((x, i) => (1 - cSigma) * x + scaleSigma * meanZ[i]!);
    const length = Math.hypot(...pathSigma);
    const h = length / Math.sqrt(1 - (1 - cSigma) ** (2 * t)) < (1.4 + 2 / (n + 1)) * usualLength ? 1 : 0;
    const scaleC = h * Math.sqrt(cCumulate * (2 - cCumulate) * effective);
    pathC = pathC.map((x, i) => (1 - cCumulate) * x + scaleC * meanY[i]!);
    covariance = adapted(covariance, tried, pathC, h, settings);
    if (t % rootEvery === 0) root = squareRoot(covariance, n);
    sigma *= Math.exp((cSigma / dSigma) * (length / usualLength - 1));
    const seen = [...lately.slice(-remembered), tried.at(-1)!.loss];
    const spread = lately.length >= remembered ? Math.max(...seen) - Math.min(...seen) : Number.POSITIVE_INFINITY;
    yield { ...best, spread };
  }
}

function product(matrix: Float64Array, z: Float64Array): Float64Array {
  const y = new Float64Array(z.length);
  for (let i = 0, at = 0; i < z.length; i++) for (let k = 0; k < z.length; k++) y[i]! += matrix[at++]! * z[k]!;
  return y;
}

/** The covariance after a generation: part of the old one, the evolution path, and the points of the generation. */
function adapted(
  covariance: Float64Array<ArrayBuffer>,
  tried: readonly { readonly z: Float64Array; readonly y: Float64Array }[],
  pathC: Float64Array,
  h: number,
  { weights, c1, cMu, cCumulate }: ReturnType<typeof cmaEsSettings>,
): Float64Array<ArrayBuffer> {
  const n = pathC.length;
  const total = weights.reduce((sum, w) => sum + w, 0);
  const kept = 1 + c1 * (1 - h) * cCumulate * (2 - cCumulate) - c1 - cMu * total;
  // a high point counts against its direction, whatever its distance: the covariance must stay positive definite
  const shares = tried.map(({ z }, k) => weights[k]! * (weights[k]! < 0 ? n / z.reduce((s, x) => s + x * x, 0) : 1));
  return covariance.map((entry, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    const spread = tried.reduce((sum, { y }, k) => sum + shares[k]! * y[i]! * y[j]!, 0);
    return kept * entry + c1 * pathC[i]! * pathC[j]! + cMu * spread;
  });
}
