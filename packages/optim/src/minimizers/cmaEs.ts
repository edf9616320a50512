import type { Operand } from '@gd/core';
import { random } from '@gd/core';
import { checkNumbers } from '../options/checkNumbers';
import { cmaEsSettings } from '../search/cmaEsSettings';
import type { MinimizeResult } from '../search/minimizeResult';
import type { Point, SameKind } from '../search/search';
import { search } from '../search/search';
import { symmetricEigen } from '../search/symmetricEigen';

/** How far `cmaEs` throws its net at first, and when it stops. */
export interface CmaEsOptions {
  /** The most generations. */
  readonly steps?: number;
  /** Stop when the loss is this low. */
  readonly target?: number;
  /** Stop when the heights of the last generations differ by less than this. */
  readonly tolerance?: number;
  /** About how far the first places lie from the start, along each axis; a third of how far away the floor may be. */
  readonly deviation?: number;
  /** How many places each generation tries; 4 + 3 ln n unless given. More find the deepest of many dents. */
  readonly population?: number;
  /** Which chances it takes: the same seed walks the same way. */
  readonly seed?: number;
}

/**
 * Throws a cloud of places, moves it to the lower ones, and learns which way the cloud should stretch. It needs no gradients.
 *
 *     xᵢ     = mean + σ · yᵢ,  yᵢ = B D zᵢ,  zᵢ normal,  C = B D² Bᵀ         sorted, the lowest first; ȳ, z̄ = Σ w y, Σ w z
 *     mean   ← mean + σ ȳ                                                 the sums over the lower half
 *     p_σ    ← (1 − c_σ) p_σ + √(c_σ (2 − c_σ) μ_eff) B z̄
 *     p_c    ← (1 − c_c) p_c + h √(c_c (2 − c_c) μ_eff) ȳ                   h = 0 while p_σ is very long, else 1
 *     C      ← (1 + c₁ (1 − h) c_c (2 − c_c) − c₁ − c_μ Σ w) C + c₁ p_c p_cᵀ + c_μ Σ w° y yᵀ   w° = w n / ‖z‖² where w < 0
 *     σ      ← σ exp((c_σ / d_σ) (‖p_σ‖ / E‖N‖ − 1))
 *
 * shape   as the start: a number, a list of numbers, a tensor, or weights; the function is given the same
 * units   deviation: those of the weights
 * throws  when an option is out of range. A loss of NaN counts as infinitely high
 * source  Hansen 2016, The CMA evolution strategy: a tutorial, https://arxiv.org/abs/1604.00772, defaults of its table 1;
 *         the path shows the lowest place so far after each generation
 */
export function cmaEs<Start extends Point>(
  f: (x: SameKind<Start>) => Operand,
  start: Start,
  {
    steps = 1000,
    target = -Number.MAX_VALUE,
    tolerance = 0,
    deviation = 0.3,
    population,
    seed = 0,
    ...rest
  }: CmaEsOptions = {},
): MinimizeResult<SameKind<Start>> {
  const stops = { steps: [steps, '[0, ∞)'], target: [target, '(-∞, ∞)'], tolerance: [tolerance, '[0, ∞)'] } as const;
  const own = { deviation: [deviation, '(0, ∞)'], population: [population ?? 4, '(0, ∞)'] } as const;
  checkNumbers('cmaEs', { ...stops, ...own, seed: [seed, '(-∞, ∞)'] }, rest);
  if (population !== undefined && !(Number.isInteger(population) && population >= 4)) {
    throw new RangeError(`cmaEs: population is ${population} — wanted a whole number of at least 4`);
  }
  const stream = random(seed);
  return search('cmaEs', f, start, { steps, target, tolerance }, function* (heightOf, begin) {
    const n = begin.length;
    const { weights, effective, cSigma, dSigma, cCumulate, c1, cMu, usualLength, ...set } = cmaEsSettings(
      n,
      population,
    );
    const half = Math.floor(set.population / 2);
    const remembered = 10 + Math.ceil((30 * n) / set.population);
    const lately: number[] = [];
    let best = { row: begin, height: heightOf(begin) };
    let mean = begin;
    let sigma = deviation;
    let covariance = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
    let pathSigma = new Float64Array(n);
    let pathC = new Float64Array(n);
    yield best;
    for (let t = 1; ; t++) {
      const { values, vectors } = symmetricEigen(covariance, n);
      const stretch = values.map((value) => Math.sqrt(Math.max(value, 0)));
      const turned = (z: Float64Array) => z.map((_, i) => z.reduce((sum, x, k) => sum + vectors[i * n + k]! * x, 0));
      const tried = Array.from({ length: set.population }, () => {
        const z = Float64Array.from(stream.normal([n], { dtype: 'float64' }).data);
        const y = turned(z.map((x, k) => x * stretch[k]!));
        const row = mean.map((x, i) => x + sigma * y[i]!);
        return { z, y, row, height: heightOf(row) };
      }).sort((a, b) => (a.height === b.height ? 0 : a.height < b.height ? -1 : 1));
      if (tried[0]!.height < best.height) best = tried[0]!;
      lately.push(tried[0]!.height);

      const blend = (of: 'y' | 'z') =>
        mean.map((_, i) => tried.slice(0, half).reduce((sum, point, k) => sum + weights[k]! * point[of][i]!, 0));
      const drift = blend('y');
      const straight = turned(blend('z'));
      mean = mean.map((x, i) => x + sigma * drift[i]!);
      const freshSigma = Math.sqrt(cSigma * (2 - cSigma) * effective);
      pathSigma = pathSigma.map((x, i) => (1 - cSigma) * x + freshSigma * straight[i]!);
      const length = Math.hypot(...pathSigma);
      const calm = length / Math.sqrt(1 - (1 - cSigma) ** (2 * t)) < (1.4 + 2 / (n + 1)) * usualLength ? 1 : 0;
      const freshC = calm * Math.sqrt(cCumulate * (2 - cCumulate) * effective);
      pathC = pathC.map((x, i) => (1 - cCumulate) * x + freshC * drift[i]!);
      const total = weights.reduce((sum, w) => sum + w, 0);
      const kept = 1 + c1 * (1 - calm) * cCumulate * (2 - cCumulate) - c1 - cMu * total;
      // a high place counts against its direction, whatever its distance: the table must not lose its last stretch
      const shares = tried.map(
        ({ z }, k) => weights[k]! * (weights[k]! < 0 ? n / z.reduce((s, x) => s + x * x, 0) : 1),
      );
      covariance = covariance.map((entry, at) => {
        const [i, j] = [Math.floor(at / n), at % n];
        const spread = tried.reduce((sum, { y }, k) => sum + shares[k]! * y[i]! * y[j]!, 0);
        return kept * entry + c1 * pathC[i]! * pathC[j]! + cMu * spread;
      });
      sigma *= Math.exp((cSigma / dSigma) * (length / usualLength - 1));
      const seen = [...lately.slice(-remembered), tried.at(-1)!.height];
      const settled = lately.length >= remembered ? Math.max(...seen) - Math.min(...seen) : Number.POSITIVE_INFINITY;
      yield { ...best, spread: settled };
    }
  });
}
