import type { ReactNode } from 'react';
import { Backdrop, Ground, Stage, Wen } from '../parts';
import styles from './landing.module.css';

const line = Array.from({ length: 61 }, (_, i): [number, number] => {
  const x = -100 + i * 10;
  return [x, 196 + 14 * Math.sin(x / 90) + x * 0.06];
});

/** Wen at the signpost where the path begins. */
export function Trailhead(): ReactNode {
  return (
    <Stage width={320} height={240} className={styles.picture} describe="Wen at a signpost that says 1">
      <Backdrop over={[-400, -200, 1120, 480]} sun={[250, 60]} horizon={150} size={0.6} />
      <Ground line={line} bottom={400} planted />
      <g transform="translate(214 204)">
        <path d="M-4 12V-92h8V12z" className={styles.post} />
        <path d="M-30-92h62l16 16l-16 16h-62z" className={styles.sign} />
        <text x="6" y="-68" textAnchor="middle" className={styles.signText}>
          1
        </text>
      </g>
      <Wen x={110} y={215} size={1.35} />
    </Stage>
  );
}
