import type { PointerEvent, ReactNode } from 'react';
import type { Spot, Stroke } from './drawing';
import styles from './Figure.module.css';

interface PadProps {
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
}

/** A sheet to draw on with a finger, a pen or a mouse. */
export function Pad({ strokes, onChange }: PadProps): ReactNode {
  const spot = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Spot => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  };
  return (
    <figure className={styles.place}>
      <svg
        viewBox="0 0 100 100"
        className={styles.pad}
        aria-hidden
        data-pad
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          onChange([...strokes, [spot(event)]]);
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          onChange([...strokes.slice(0, -1), [...(strokes.at(-1) ?? []), spot(event)]]);
        }}
      >
        {strokes.map((stroke, i) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is known by its turn
            key={i}
            points={[...stroke, stroke.at(-1)!].map(([x, y]) => `${100 * x},${100 * y}`).join(' ')}
            className={styles.ink}
          />
        ))}
      </svg>
      <figcaption>Your pad</figcaption>
    </figure>
  );
}
