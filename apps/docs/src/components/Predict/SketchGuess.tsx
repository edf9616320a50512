import type { PointerEvent } from 'react';
import { useState } from 'react';
import { Chart, Curve, extentOf, useScales } from '../../charts';
import controls from '../../css/controls.module.css';
import { writeNumber } from '../../runner/show/writeNumber';
import type { Guess } from './Predict';
import styles from './Predict.module.css';

export interface SketchGuessProps {
  answer: readonly number[];
  x?: string;
  y?: string;
  range?: readonly [number, number];
  guess: Guess | null;
  onGuess(guess: Guess): void;
}

/**
 * A curve that the reader draws, with the pointer or with a slider for each of a few points; then the answer is drawn
 * over it.
 */
export function SketchGuess({ answer, x = 'step', y = 'w', range, guess, onGuess }: SketchGuessProps) {
  const up = range ?? extentOf(answer, 0.25);
  const middle = (up[0] + up[1]) / 2;
  const [drawn, setDrawn] = useState<(number | null)[]>(() => answer.map(() => null));
  const mine = guess?.kind === 'sketch' ? guess.sketch : drawn;
  const filled = drawn.some((value) => value !== null);
  const places = answer.map((_, i) => i);
  const told = guess
    ? `The true ${y} goes from ${writeNumber(answer[0] ?? 0)} to ${writeNumber(answer.at(-1) ?? 0)}.`
    : '';
  return (
    <>
      <Chart
        x={[0, answer.length - 1]}
        y={up}
        xLabel={x}
        yLabel={y}
        drag={guess ? undefined : 'everywhere'}
        describe={`Room for your sketch of ${y} against ${x}. ${told}`}
      >
        {guess && <Curve x={places} y={answer} tone="loss" />}
        <Curve x={places} y={mine} tone="walker" dash={guess ? '7 4' : ''} width={3} />
        {!guess && (
          <Pad
            count={answer.length}
            onDraw={(i, value) => setDrawn((before) => before.map((old, k) => (k === i ? value : old)))}
          />
        )}
      </Chart>
      {guess ? (
        <p className={controls.soft}>{guess.kind === 'sketch' && 'Dashed: your sketch. '}Solid: what happens.</p>
      ) : (
        <>
          <details className={styles.keys}>
            <summary>Draw with the keyboard</summary>
            {[0, 0.25, 0.5, 0.75, 1].map((share) => {
              const place = Math.round(share * (answer.length - 1));
              return (
                <label key={share}>
                  {x} {place}
                  <input
                    type="range"
                    min={up[0]}
                    max={up[1]}
                    step={(up[1] - up[0]) / 50}
                    value={drawn[place] ?? middle}
                    onChange={({ target }) => setDrawn((before) => withPlace(before, place, target.valueAsNumber))}
                  />
                </label>
              );
            })}
          </details>
          <div className={controls.row}>
            <button
              type="button"
              className={`${controls.button} ${controls.main}`}
              disabled={!filled}
              onClick={() => onGuess({ kind: 'sketch', sketch: joined(drawn, middle) })}
            >
              That is my guess
            </button>
          </div>
        </>
      )}
    </>
  );
}

function Pad({ count, onDraw }: { count: number; onDraw(index: number, value: number): void }) {
  const { x, y, width, height } = useScales();
  const draw = (event: PointerEvent<SVGRectElement>) => {
    if (event.buttons === 0) return;
    const area = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!area) return;
    const stretch = width / area.width;
    const index = Math.round(x.invert((event.clientX - area.left) * stretch));
    if (index >= 0 && index < count) onDraw(index, y.invert((event.clientY - area.top) * stretch));
  };
  return <rect className={styles.pad} width={width} height={height} onPointerDown={draw} onPointerMove={draw} />;
}

/** Sets one point and draws straight lines to the neighbors that are already set. */
function withPlace(before: (number | null)[], place: number, value: number): (number | null)[] {
  const next = before.map((old, i) => (i === place ? value : old));
  return joined(next, value).map((height, i) => (next[i] === null && !isBetween(next, i) ? null : height));
}

const isBetween = (values: (number | null)[], index: number) =>
  values.slice(0, index).some((value) => value !== null) && values.slice(index).some((value) => value !== null);

/** Fills the gaps of a drawing with straight lines, and its ends with the nearest height. */
function joined(drawn: (number | null)[], otherwise: number): number[] {
  const set = drawn.flatMap((value, i) => (value === null ? [] : [[i, value] as const]));
  return drawn.map((_, i) => {
    const left = set.findLast(([at]) => at <= i);
    const right = set.find(([at]) => at >= i);
    if (!left || !right) return (left ?? right)?.[1] ?? otherwise;
    if (left[0] === right[0]) return left[1];
    return left[1] + ((right[1] - left[1]) * (i - left[0])) / (right[0] - left[0]);
  });
}
