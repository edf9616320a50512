import type { Trip } from '@gd/gallery';
import { endOf } from '@gd/gallery';
import type { ReactNode } from 'react';
import { Chart, Curve } from '../charts';

interface HeightChartProps {
  name: string;
  trip: Trip;
  plain: Trip;
  upTo: number;
}

const lowest = -6;

/** The height of both walkers above the lowest minimum, step by step, on a logarithmic axis. */
export function HeightChart({ name, trip, plain, upTo }: HeightChartProps): ReactNode {
  const power = (gap: number) => (Number.isFinite(gap) ? Math.max(lowest, Math.log10(gap)) : null);
  const [own, theirs] = [trip.gaps.map(power), plain.gaps.map(power)];
  const first = Math.max(own[0] ?? 0, theirs[0] ?? 0);
  const top = Math.min(first + 2, Math.max(first, ...own.map((y) => y ?? first), ...theirs.map((y) => y ?? first)));
  const last = Math.max(own.length, theirs.length) - 1;
  const steps = Array.from({ length: last + 1 }, (_, i) => i);
  const shown = (heights: (number | null)[]) =>
    heights.slice(0, upTo + 1).map((y) => (y !== null && y <= top + 0.3 ? y : null));
  return (
    <Chart
      x={[0, Math.max(1, last)]}
      y={[lowest, top + 0.3]}
      xLabel="step"
      yLabel="height above the floor"
      height={360}
      writeY={(y) => (Number.isInteger(y) ? tenTo(y) : '')}
      describe={`Height above the floor, step by step. ${name} ${endOf(trip)}; plain descent ${endOf(plain)}.`}
    >
      <Curve x={steps} y={shown(theirs)} tone="slope" dash="7 4" />
      <Curve x={steps} y={shown(own)} tone="step" width={3} />
    </Chart>
  );
}

const raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** 0.01 in decimals, smaller or larger numbers as a power of ten. */
function tenTo(power: number): string {
  if (power >= -3 && power <= 3) return String(Number((10 ** power).toPrecision(3)));
  return `10${power < 0 ? '⁻' : ''}${raised[Math.abs(power)] ?? Math.abs(power)}`;
}
