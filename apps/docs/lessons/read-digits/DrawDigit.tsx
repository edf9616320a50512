import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useState } from 'react';
import buttons from '../../src/css/controls.module.css';
import { Figure } from '../../src/figures/parts';
import parts from '../../src/figures/parts/parts.module.css';
import { Card } from './Card';
import type { Stroke } from './drawing';
import { pictureOf, side } from './drawing';
import styles from './Figure.module.css';
import { sharesFor } from './model';
import { Pad } from './Pad';
import { Shares } from './Shares';
import { useSchool } from './useSchool';

const empty = new Float32Array(side * side);

/** Draw a digit, see it as the Team sees it, and hear what the Team says. */
export function DrawDigit(): ReactNode {
  const { weights, step, ask, running } = useSchool();
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [picture, setPicture] = useState<Float32Array>(empty);
  const drawn = picture.some((ink) => ink > 0);
  const shares = drawn ? sharesFor(weights, picture) : undefined;
  const says = inWords(shares, step);

  const draw = (next: readonly Stroke[]) => {
    setStrokes(next);
    setPicture(pictureOf(next));
  };
  return (
    <Figure
      title="Draw a digit"
      hint="Draw on the pad; or go to the card and paint with the arrow keys and the space bar."
      says={says}
      description={
        <p>
          On the left a pad to draw on. In the middle the same drawing as a card of eight by eight squares, cut out,
          brought to full size and put in the middle, as all cards of the Team are. On the right ten bars: how sure the
          Team is of each digit. {says}
        </p>
      }
      table={{
        columns: ['digit', 'how sure'],
        rows: (shares ?? []).map((share, digit) => [String(digit), `${(100 * share).toFixed(1)} of 100`]),
      }}
    >
      <div className={styles.bench}>
        <Pad strokes={strokes} onChange={draw} />
        <Card picture={picture} onChange={setPicture} />
        <Shares shares={shares} />
      </div>
      <div className={parts.controls}>
        <button type="button" className={buttons.button} aria-disabled={!drawn} onClick={() => draw([])}>
          Wipe
        </button>
        {step === 0 && (
          <button
            type="button"
            className={clsx(buttons.button, buttons.main)}
            aria-disabled={running}
            onClick={() => !running && ask('walk')}
          >
            Send the Team to school first
          </button>
        )}
      </div>
    </Figure>
  );
}

function inWords(shares: readonly number[] | undefined, step: number): string {
  if (shares === undefined) return 'Nothing is drawn yet.';
  const order = shares.map((share, digit) => ({ share, digit })).sort((a, b) => b.share - a.share);
  const [first, second] = order as [(typeof order)[0], (typeof order)[0]];
  const sure = Math.round(100 * first.share);
  const guess = `The Team says ${first.digit}, ${sure} of 100 sure`;
  const rival = sure < 90 ? `; it might be ${second.digit}` : '';
  return `${guess}${rival}.${step === 0 ? ' But it has not been to school: that is only a guess.' : ''}`;
}
