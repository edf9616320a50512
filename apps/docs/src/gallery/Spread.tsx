import type { Result, Score } from '@gd/gallery';
import { inWords, patience } from '@gd/gallery';
import type { ReactNode } from 'react';
import styles from './gallery.module.css';

const wide = 210;
const high = 44;
const room = 12;

/** Every run as a dot on one axis: steps from 1 to the limit, or accuracies from one half to 100 %. */
export function Spread({ score, kind }: { score: Score; kind: 'hill' | 'network' }): ReactNode {
  const [from, to] = [room, wide - room - 30];
  const place = (value: number | null): number => {
    if (value === null) return wide - room;
    const share = kind === 'hill' ? Math.log(Math.max(1, value)) / Math.log(patience.steps) : (value - 0.5) / 0.5;
    return from + (to - from) * Math.min(1, Math.max(0, share));
  };
  const dots = ({ steps, accuracy }: Result) => (steps ?? accuracy ?? []).map((value) => place(value));
  return (
    <svg
      viewBox={`0 0 ${wide} ${high}`}
      role="img"
      aria-label={`With the defaults: ${inWords(score.default)}. Tuned: ${inWords(score.tuned)}.`}
      className={styles.spread}
    >
      <path d={`M${from} 30H${to}`} className={styles.ruler} />
      {(kind === 'hill' ? [1, 10, 100, 1000] : [0.5, 0.75, 1]).map((tick) => (
        <g key={tick}>
          <path d={`M${place(tick)} 27v6`} className={styles.ruler} />
          <text x={place(tick)} y="43" textAnchor="middle">
            {kind === 'hill' ? (tick === 1000 ? '1k' : tick) : `${tick * 100}%`}
          </text>
        </g>
      ))}
      {kind === 'hill' && (
        <text x={wide - room} y="43" textAnchor="middle">
          never
        </text>
      )}
      {dots(score.default).map((x, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a walk is known by its seed
        <rect key={i} x={x - 4} y={17} width="8" height="8" className={styles.dotDefault} />
      ))}
      {dots(score.tuned).map((x, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a walk is known by its seed
        <circle key={i} cx={x} cy={8} r="4.5" className={styles.dotTuned} />
      ))}
    </svg>
  );
}
