import type { Weights } from '@gd/core';
import type { ReactNode } from 'react';
import { useCallback } from 'react';
import { useCanvas } from '../../src/figures/parts';
import type { Brush } from '../../src/figures/parts/useCanvas';
import { side } from './drawing';
import styles from './Figure.module.css';
import { boxes, wishesOf } from './model';

const columns = 8;
const rows = boxes / columns;

/** What each box in the middle listens for, as a small picture. */
export function Boxes({ weights }: { weights: Weights }): ReactNode {
  const draw = useCallback(
    ({ context, width, height, color }: Brush) => {
      context.clearRect(0, 0, width, height);
      const step = width / columns;
      const dot = (step - 6) / side;
      for (let box = 0; box < boxes; box++) {
        const wishes = wishesOf(weights, box);
        const strongest = Math.max(...wishes.map(Math.abs), 1e-9);
        const left = (box % columns) * step + 3;
        const top = Math.floor(box / columns) * step + 3;
        context.globalAlpha = 1;
        context.fillStyle = color('--gd-sunk');
        context.fillRect(left, top, side * dot, side * dot);
        wishes.forEach((wish, pixel) => {
          context.globalAlpha = Math.abs(wish) / strongest;
          context.fillStyle = color(wish > 0 ? '--gd-over' : '--gd-under');
          context.fillRect(left + (pixel % side) * dot, top + Math.floor(pixel / side) * dot, dot + 0.5, dot + 0.5);
        });
      }
      context.globalAlpha = 1;
    },
    [weights],
  );
  const canvas = useCanvas(draw, rows / columns);
  return (
    <figure className={styles.panel}>
      <canvas ref={canvas} aria-hidden className={styles.boxes} />
      <figcaption>
        The 32 boxes: <span className={styles.likes}>ink it likes</span> ·{' '}
        <span className={styles.dislikes}>ink it dislikes</span>
      </figcaption>
    </figure>
  );
}
