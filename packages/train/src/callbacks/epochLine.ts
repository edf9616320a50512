import type { EpochReport } from '../epochReport';

/** One line that says how an epoch went. */
export function epochLine({ epoch, loss, metrics, validation, seconds }: EpochReport, epochs: number): string {
  const measures = (of: { loss: number; metrics: Readonly<Record<string, number>> }): string =>
    Object.entries({ loss: of.loss, ...of.metrics })
      .map(([name, value]) => `${name} ${value.toFixed(4)}`)
      .join('  ');
  const parts = [`epoch ${epoch}/${epochs}`, measures({ loss, metrics })];
  if (validation !== undefined) parts.push(`validation ${measures(validation)}`);
  return [...parts, `${seconds.toFixed(1)} s`].join('  ·  ');
}
