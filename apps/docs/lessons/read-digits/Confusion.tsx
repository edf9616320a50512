import type { ReactNode } from 'react';
import styles from './Figure.module.css';

const size = 24;
const room = 26;
const digits = Array.from({ length: 10 }, (_, digit) => digit);

/** Which digit was taken for which: digits on the cards downwards, answers to the right. */
export function Confusion({ confusion }: { confusion: readonly (readonly number[])[] }): ReactNode {
  const most = (target: number) =>
    Math.max(
      1,
      confusion[target]!.reduce((sum, count) => sum + count, 0),
    );
  return (
    <figure className={styles.panel}>
      <svg viewBox={`0 0 ${room + 10 * size} ${room + 10 * size}`} role="img" aria-label={inWords(confusion)}>
        {digits.map((digit) => (
          <g key={digit} className={styles.digit}>
            <text x={room + (digit + 0.5) * size} y={room - 8} textAnchor="middle">
              {digit}
            </text>
            <text x={room - 9} y={room + (digit + 0.5) * size} dy="0.35em" textAnchor="end">
              {digit}
            </text>
          </g>
        ))}
        {digits.flatMap((target) =>
          digits.map((answer) => {
            const count = confusion[target]![answer]!;
            return (
              <g key={`${target}-${answer}`} transform={`translate(${room + answer * size},${room + target * size})`}>
                <rect width={size - 1} height={size - 1} rx="3" className={styles.cell} />
                <rect
                  width={size - 1}
                  height={size - 1}
                  rx="3"
                  className={target === answer ? styles.right : styles.wrong}
                  opacity={count === 0 ? 0 : 0.25 + (0.75 * count) / most(target)}
                />
                {target !== answer && count > 0 && (
                  <text x={(size - 1) / 2} y={size / 2} dy="0.33em" textAnchor="middle" className={styles.count}>
                    {count}
                  </text>
                )}
              </g>
            );
          }),
        )}
      </svg>
      <figcaption>Down: the digit on the card. Across: what the Team says.</figcaption>
    </figure>
  );
}

function inWords(confusion: readonly (readonly number[])[]): string {
  const right = confusion.reduce((sum, row, digit) => sum + row[digit]!, 0);
  const all = confusion.flat().reduce((sum, count) => sum + count, 0);
  return `${right} of ${all} exam cards lie on the slanting line of right answers`;
}
