import type { KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import { side } from './drawing';
import styles from './Figure.module.css';

interface CardProps {
  picture: Float32Array;
  onChange: (picture: Float32Array) => void;
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The drawing as the Team sees it: 64 squares, which keys can paint as well. */
export function Card({ picture, onChange }: CardProps): ReactNode {
  const [[x, y], setBrush] = useState<readonly [number, number]>([3, 3]);
  const [focused, setFocused] = useState(false);
  const ink = picture[y * side + x]!;

  const paint = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      const within = (place: number) => Math.max(0, Math.min(side - 1, place));
      setBrush([within(x + move[0]), within(y + move[1])]);
    } else if (event.key === ' ') {
      event.preventDefault();
      onChange(picture.with(y * side + x, ink > 0.5 ? 0 : 1));
    }
  };
  return (
    <figure className={styles.place}>
      <div
        className={styles.card}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys paint here
        tabIndex={0}
        aria-label={`The card. Arrow keys move the brush, space paints or wipes. Row ${y + 1}, column ${x + 1}: ink ${Math.round(100 * ink)} of 100`}
        onKeyDown={paint}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <svg viewBox="0 0 80 80" shapeRendering="crispEdges" aria-hidden>
          {Array.from(picture, (amount, pixel) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a square is known by its place
              key={pixel}
              x={10 * (pixel % side)}
              y={10 * Math.floor(pixel / side)}
              width="10"
              height="10"
              className={styles.dot}
              opacity={amount}
            />
          ))}
          {focused && <rect x={10 * x} y={10 * y} width="10" height="10" className={styles.brush} />}
        </svg>
      </div>
      <figcaption>What the Team sees</figcaption>
    </figure>
  );
}
