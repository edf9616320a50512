import { scaleLog } from 'd3-scale';
import type { ReactNode } from 'react';
import { Axis, Curve, Frame, Handle, readable } from '../../src/figures/parts';
import styles from './Figure.module.css';
import type { Trip } from './model';
import { inWords, largest, smallest } from './model';

interface BootSweepProps {
  ours: readonly { learningRate: number; steps: number | null }[];
  trip: Trip;
  onChange: (learningRate: number) => void;
}

/** How many steps boots of each size need; the dot is the pair that Wen wears. */
export function BootSweep({ ours, trip, onChange }: BootSweepProps): ReactNode {
  return (
    <Frame
      describe="Steps to the hut against boot size: many for tiny boots, one at 0.5, many again near 1, never from 1 on"
      height={250}
    >
      {({ width, height }) => {
        const bottom = height - 46;
        const x = scaleLog([smallest, largest], [44, width - 14]);
        const y = scaleLog([1, 400], [bottom - 14, 40]);
        const never = 22;
        const dot = [x(trip.learningRate), trip.steps === null ? never : y(trip.steps)] as const;
        const points = ours.flatMap(({ learningRate, steps }) =>
          steps === null ? [] : [[x(learningRate), y(steps)] as const],
        );
        return (
          <>
            <rect x={x(1)} y={8} width={width - 14 - x(1)} height={bottom - 8} className={styles.never} />
            <text x={x(1) - 8} y={never + 5} textAnchor="end" className={styles.note}>
              from 1 on: never home
            </text>
            {[1, 5, 20, 100].map((tick) => (
              <path key={tick} d={`M44 ${y(tick)}H${width - 14}`} className={styles.grid} />
            ))}
            <Curve points={points} className={styles.sweep} />
            <path d={`M${dot[0]} ${bottom}V${dot[1]}`} className={styles.plumb} />
            <Axis
              ticks={width < 420 ? [0.01, 0.1, 1] : [0.01, 0.03, 0.1, 0.3, 0.5, 1]}
              scale={x}
              at={bottom}
              span={[44, width - 14]}
              label="boots (learning rate)"
            />
            <Axis ticks={[1, 5, 20, 100]} scale={y} at={44} span={[24, bottom]} label="steps" upright />
            <Handle
              label="Boots Wen wears"
              value={Number(Math.log10(trip.learningRate).toFixed(3))}
              min={Math.log10(smallest)}
              max={Math.log10(largest)}
              step={0.01}
              text={`${readable(trip.learningRate, 3)}. ${inWords(trip)}`}
              at={dot}
              toValue={(px) => Math.log10(x.invert(px))}
              onChange={(power) => onChange(Number((10 ** power).toPrecision(2)))}
            />
          </>
        );
      }}
    </Frame>
  );
}
