import type { Choice, Make, Trip, Tuned } from '@gd/gallery';
import {
  defaultsOf,
  endOf,
  objectiveOf,
  objectives,
  optimizerWith,
  plainRates,
  plainTrip,
  startOf,
  tripOf,
  tunedFor,
} from '@gd/gallery';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useDeferredValue, useMemo, useState } from 'react';
import buttons from '../css/controls.module.css';
import { Dial, Figure } from '../figures/parts';
import parts from '../figures/parts/parts.module.css';
import styles from './gallery.module.css';
import { HeightChart } from './HeightChart';
import { HillChart } from './HillChart';
import { Legend } from './Legend';
import { SettingDials } from './SettingDials';
import { useStride } from './useStride';
import { describe, tableOf } from './walkInWords';

interface WalkFigureProps {
  make: Make;
  record: Tuned & { name: string };
  choices: readonly Choice[];
}

const firstGround = 'ravine';

/** The descent of an optimizer beside plain descent, on any of the objectives, with a slider for every option. */
export function WalkFigure({ make, record, choices }: WalkFigureProps): ReactNode {
  const { name } = record;
  const [id, setId] = useState(firstGround);
  const ground = objectiveOf(id);
  const [settings, setSettings] = useState(() => tunedFor(choices, record, firstGround));
  const [plainRate, setPlainRate] = useState(plainRates[firstGround] ?? 0.1);
  const [start, setStart] = useState(() => startOf(ground));
  // the drawing may lag behind the slider; the slider must not lag behind the finger
  const asked = useDeferredValue(useMemo(() => ({ ground, settings, start }), [ground, settings, start]));
  const asking = useDeferredValue(plainRate);
  const walked = useMemo(
    () => attempt(() => tripOf(asked.ground, asked.start, optimizerWith(make, asked.settings))),
    [make, asked],
  );
  const plain = useMemo(() => plainTrip(asked.ground, asked.start, asking), [asked.ground, asked.start, asking]);
  const trip = walked.trip ?? { places: [asked.start], gaps: [Number.NaN], home: null, flewOff: false };
  const last = Math.max(trip.places.length, plain.places.length) - 1;
  const stride = useStride(last);

  const choose = (next: string) => {
    setId(next);
    setSettings(tunedFor(choices, record, next));
    setPlainRate(plainRates[next] ?? 0.1);
    setStart(startOf(objectiveOf(next)));
    stride.toEnd();
  };
  const says = walked.error ?? `On the ${asked.ground.title}, ${name} ${endOf(trip)}; plain descent ${endOf(plain)}.`;
  const table = useMemo(() => tableOf(trip, plain), [trip, plain]);
  return (
    <Figure
      title={`${name} and plain descent`}
      hint="Choose a hill, drag the start, move the sliders."
      says={says}
      description={<p>{describe(asked.ground, name, trip, plain)}</p>}
      table={{ columns: ['step', `height, ${name}`, 'height, plain'], rows: table }}
    >
      <fieldset className={styles.hills}>
        <legend className="gd-hidden">Hill</legend>
        {objectives.map((one) => (
          <label key={one.id} className={clsx(buttons.button, styles.hill, one.id === id && styles.chosen)}>
            <input type="radio" name={`hill-${name}`} checked={one.id === id} onChange={() => choose(one.id)} />
            {one.title}
          </label>
        ))}
      </fieldset>
      <p className={styles.asks}>
        The {ground.title}: {ground.asks}.
      </p>
      <Legend name={name} />
      <div className={styles.pair}>
        <HillChart ground={asked.ground} {...{ trip, plain }} upTo={stride.at} name={name} onStart={setStart} />
        <HeightChart {...{ trip, plain, name }} upTo={stride.at} />
      </div>
      <div className={parts.controls}>
        <button type="button" className={clsx(buttons.button, buttons.main)} onClick={stride.toggle}>
          {stride.striding ? 'Stop' : 'Walk'}
        </button>
        <button type="button" className={buttons.button} onClick={() => setSettings(tunedFor(choices, record, id))}>
          Tuned for this hill
        </button>
        <button type="button" className={buttons.button} onClick={() => setSettings(defaultsOf(choices))}>
          Defaults
        </button>
      </div>
      <Dial
        label="Step"
        value={stride.at}
        min={0}
        max={last}
        step={1}
        digits={0}
        text={`step ${stride.at}`}
        onChange={stride.goTo}
      />
      <SettingDials
        {...{ make, choices, settings }}
        onChange={(name, value) => setSettings({ ...settings, [name]: value })}
      />
      <details className={styles.more}>
        <summary>Plain descent and the start</summary>
        <Dial
          label="learningRate of plain descent"
          value={plainRate}
          min={1e-4}
          max={10}
          step={1e-4}
          digits={6}
          multiplies
          text={String(plainRate)}
          onChange={setPlainRate}
        />
        {Object.entries(ground.testFunction.domain).map(([axis, [low, high]], i) => (
          <Dial
            key={axis}
            label={`start, ${axis}`}
            value={start[i] ?? 0}
            min={low}
            max={high}
            step={0.01}
            text={`${axis} ${start[i]}`}
            onChange={(value) => setStart(start.with(i, value))}
          />
        ))}
      </details>
    </Figure>
  );
}

/** Settings can contradict each other: then the optimizer's error is shown, and nothing is drawn. */
function attempt(walk: () => Trip): { trip?: Trip; error?: string } {
  try {
    return { trip: walk() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
