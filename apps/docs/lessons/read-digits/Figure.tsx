import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Chart, Curve } from '../../src/charts';
import buttons from '../../src/css/controls.module.css';
import { Figure, Readings } from '../../src/figures/parts';
import parts from '../../src/figures/parts/parts.module.css';
import { Boxes } from './Boxes';
import { Confusion } from './Confusion';
import styles from './Figure.module.css';
import { cardsToLearn, epochs, examCards, knobs, stepsInAnEpoch } from './model';
import { useSchool } from './useSchool';

const steps = epochs * stepsInAnEpoch;
const percent = (share: number) => `${Math.round(100 * share)} of 100`;

/** The Team goes to school, and sits the exam after every step. */
export function School(): ReactNode {
  const { running, done, step, losses, marks, exam, weights, ask, startAgain } = useSchool();
  const round = Math.min(epochs, Math.floor(step / stepsInAnEpoch) + 1);
  const says =
    step === 0
      ? `The Team has not been to school. It guesses: ${percent(exam.accuracy)} exam cards right.`
      : running
        ? 'School is on.'
        : `After ${step} steps the Team reads ${percent(exam.accuracy)} exam cards right.${done ? ' School is over.' : ''}`;
  return (
    <Figure
      title="School"
      hint="Press Start and watch. The exam cards are never used for learning."
      says={says}
      description={<Description />}
      table={{
        columns: ['digit', 'exam cards', 'read right', 'most often taken for'],
        rows: exam.confusion.map((row, digit) => [
          String(digit),
          String(total(row)),
          String(row[digit]),
          rival(row, digit),
        ]),
      }}
    >
      <div className={styles.charts}>
        <Chart
          x={[0, steps]}
          y={[0, 2.6]}
          height={210}
          xLabel="steps"
          yLabel="wrongness of the cards just seen"
          describe={`Wrongness over ${step} steps${losses.length > 0 ? `, now ${losses.at(-1)!.toFixed(2)}` : ''}`}
        >
          <Curve x={losses.map((_, i) => i + 1)} y={losses} tone="loss" width={1.5} />
        </Chart>
        <Chart
          x={[0, steps]}
          y={[0, 100]}
          height={210}
          xLabel="steps"
          yLabel="exam cards right, of 100"
          describe={`Exam: ${percent(exam.accuracy)} right after ${step} steps`}
        >
          <Curve
            x={marks.map((mark) => mark.step)}
            y={marks.map(({ accuracy }) => 100 * accuracy)}
            tone="step"
            filled
          />
        </Chart>
      </div>
      <div className={styles.insides}>
        <Confusion confusion={exam.confusion} />
        <Boxes weights={weights} />
      </div>
      <Readings
        of={[
          { name: 'round', value: `${round} of ${epochs}` },
          { name: 'step', value: `${step} of ${steps}`, idea: 'step' },
          { name: 'wrongness', value: losses.at(-1)?.toFixed(3) ?? '–', idea: 'loss' },
          { name: 'exam', value: percent(exam.accuracy), idea: 'step' },
        ]}
      />
      <div className={parts.controls}>
        <button
          type="button"
          className={clsx(buttons.button, buttons.main)}
          aria-disabled={done}
          onClick={() => !done && ask(running ? 'pause' : 'walk')}
        >
          {running ? 'Pause' : step === 0 ? 'Start school' : 'Go on'}
        </button>
        <button
          type="button"
          className={buttons.button}
          aria-disabled={running || done}
          onClick={() => !running && !done && ask('step')}
        >
          One step
        </button>
        <button type="button" className={buttons.button} aria-disabled={step === 0} onClick={startAgain}>
          Start again
        </button>
      </div>
    </Figure>
  );
}

const total = (row: readonly number[]) => row.reduce((sum, count) => sum + count, 0);

function rival(row: readonly number[], digit: number): string {
  const others = row.map((count, other) => (other === digit ? 0 : count));
  const most = Math.max(...others);
  return most === 0 ? '–' : `${others.indexOf(most)} (${most} times)`;
}

function Description(): ReactNode {
  return (
    <p>
      A Team of boxes with {knobs.toLocaleString('en')} knobs learns from {cardsToLearn.toLocaleString('en')} cards. Two
      curves grow from left to right: the wrongness, which falls and shivers, and the share of the {examCards} exam
      cards that are read right, which climbs quickly and then slowly. Below, a square of ten by ten shows which digit
      was taken for which: right answers lie on the slanting line. Beside it are 32 small pictures, one for each box in
      the middle: ink that the box likes to see in one color, ink that it does not like in another.
    </p>
  );
}
