import type { ReactNode } from 'react';
import { Backdrop, Fog, Ground, Stage, Wen } from '../../src/figures/parts';
import styles from './FogPicture.module.css';

const line = Array.from({ length: 81 }, (_, i): [number, number] => {
  const x = -500 + i * 20;
  return [x, 118 + 120 / (1 + Math.exp(-(x - 250) / 70))];
});

/** Wen on the slope, above a sea of fog, thinking of soup. */
export function FogPicture(): ReactNode {
  const land = [-500, -100, 1600, 500] as const;
  return (
    <Stage
      width={420}
      height={224}
      className={styles.picture}
      describe="Wen stands on a slope above thick fog, with a red hat, a rucksack and a stick, and thinks of a bowl of soup."
    >
      <Backdrop over={land} sun={[395, 56]} horizon={128} size={0.6} />
      <Ground line={line} bottom={330} planted />
      <Fog x={110} y={120} radius={120} over={[-500, 60, 1600, 300]} fadesIn />
      <Wen x={130} y={134} size={1.15} />
      <g>
        <circle cx="178" cy="62" r="4" className={styles.dream} />
        <circle cx="192" cy="52" r="6.5" className={styles.dream} />
        <ellipse cx="244" cy="36" rx="44" ry="29" className={styles.dream} />
        <ellipse cx="244" cy="36" rx="20" ry="5" className={styles.soup} />
        <path d="M222 36h44q-2 20-22 20t-22-20z" className={styles.bowl} />
        <path d="M236 28q-4-5 0-10M246 27q-4-5 0-10M256 28q-4-5 0-10" className={styles.steam} />
      </g>
    </Stage>
  );
}
