/** The strategy parameters of CMA-ES, named after the symbols in the tutorial. */
export interface CmaEsSettings {
  /** λ: the number of points in each generation. */
  readonly population: number;
  /** w: the recombination weights, lowest loss first; weights of the worse half are negative. */
  readonly weights: Float64Array;
  /** μ_eff: the effective sample size of the better half. */
  readonly effective: number;
  readonly cSigma: number;
  readonly dSigma: number;
  readonly cCumulate: number;
  readonly c1: number;
  readonly cMu: number;
  /** E‖N(0, I)‖: the expected norm of a standard normal vector of length n. */
  readonly usualLength: number;
  /** The number of generations between updates of the covariance's square root, so that these do not dominate the cost. */
  readonly rootEvery: number;
}

/**
 * The default strategy parameters of CMA-ES in n dimensions.
 *
 * source  Hansen 2016, The CMA evolution strategy: a tutorial, table 1 and appendix B.2, https://arxiv.org/abs/1604.00772
 */
export function cmaEsSettings(n: number, population = 4 + Math.floor(3 * Math.log(n))): CmaEsSettings {
  const raw = Float64Array.from({ length: population }, (_, i) => Math.log((population + 1) / 2) - Math.log(i + 1));
  const half = Math.floor(population / 2);
  const sum = (row: Float64Array) => row.reduce((total, x) => total + x, 0);
  const worth = (row: Float64Array) => sum(row) ** 2 / sum(row.map((x) => x * x));
  const effective = worth(raw.subarray(0, half));
  const against = worth(raw.subarray(half));
  const c1 = 2 / ((n + 1.3) ** 2 + effective);
  const cMu = Math.min(1 - c1, (2 * (0.25 + effective + 1 / effective - 2)) / ((n + 2) ** 2 + effective));
  const limit = Math.min(1 + c1 / cMu, 1 + (2 * against) / (effective + 2), (1 - c1 - cMu) / (n * cMu));
  const better = sum(raw.map((x) => Math.max(x, 0)));
  const worse = -sum(raw.map((x) => Math.min(x, 0)));
  const cSigma = (effective + 2) / (n + effective + 5);
  return {
    population,
    weights: raw.map((x) => (x >= 0 ? x / better : (limit * x) / worse)),
    effective,
    cSigma,
    dSigma: 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + cSigma,
    cCumulate: (4 + effective / n) / (n + 4 + (2 * effective) / n),
    c1,
    cMu,
    usualLength: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
    rootEvery: Math.max(1, Math.floor(1 / (10 * n * (c1 + cMu)))),
  };
}
