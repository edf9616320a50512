import { expect, it } from 'vitest';
import { cmaEsSettings } from './cmaEsSettings';

// pycma 4.5.0: CMAEvolutionStrategy(n * [0.], 1).sp, whose author wrote the tutorial; its c_σ differs from table 1
it.each([
  [
    2, 6, 2.0286114646100617, 0.6370425712412168, -1.1559817781589212, 0.1548153998964136, 0.08559277942666424,
    0.6245545,
  ],
  [
    10, 10, 3.1672992814107017, 0.45627264690340597, -0.5497499176973853, 0.015283824524751714, 0.0235517766504,
    0.29499,
  ],
  [
    40, 15, 4.5409152090759575, 0.34479619859202054, -0.3083672593205417, 0.0011694327252618397, 0.0034052196,
    0.0930092,
  ],
])('are those of the author for %i numbers', (n, population, effective, first, last, c1, cMu, cCumulate) => {
  const settings = cmaEsSettings(n);
  expect(settings.population).toBe(population);
  expect(settings.effective).toBeCloseTo(effective, 12);
  expect(settings.weights[0]).toBeCloseTo(first, 12);
  expect(settings.weights.at(-1)).toBeCloseTo(last, 12);
  expect(settings.c1).toBeCloseTo(c1, 12);
  expect(settings.cMu).toBeCloseTo(cMu, 9);
  expect(settings.cCumulate).toBeCloseTo(cCumulate, 5);
});

it('follows table 1 for the length of its steps', () => {
  const { cSigma, dSigma, effective, usualLength } = cmaEsSettings(10);
  expect(cSigma).toBeCloseTo((effective + 2) / (effective + 15), 12);
  expect(dSigma).toBeCloseTo(1 + cSigma, 12);
  // with many tries at few numbers the damping grows: μ_eff is 26.97 for a population of 100
  const many = cmaEsSettings(2, 100);
  expect(many.effective).toBeCloseTo(26.97, 1);
  expect(many.dSigma - many.cSigma).toBeCloseTo(1 + 2 * (Math.sqrt((many.effective - 1) / 3) - 1), 12);
  // √2 · Γ(11/2) / Γ(5), to the four digits of the approximation
  expect(usualLength).toBeCloseTo(3.0843, 3);
});

it('takes a square root in each generation, unless the covariance hardly changes in one', () => {
  expect([2, 10, 100].map((n) => cmaEsSettings(n).rootEvery)).toEqual([1, 1, 1]);
  // c₁ = 2e-6 and c_μ = 1.1e-5: 1 / (10 · 1000 · 1.3e-5) = 7.7
  expect(cmaEsSettings(1000).rootEvery).toBe(7);
});
