import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import buttons from '../../src/css/controls.module.css';
import { Dial, Figure, Readings, readable } from '../../src/figures/parts';
import parts from '../../src/figures/parts/parts.module.css';
import { useReaderFunction } from '../../src/runner/host/useReaderFunction';
import { BootHops } from './BootHops';
import { BootSweep } from './BootSweep';
import type { Trip } from './model';
import { height, inWords, largest, smallest, sweep, tripByRule, tripWith } from './model';

const first = 0.1;
const firstTrip = tripWith(first);
const ours = sweep();

interface BootShopProps {
  /** The snippet in which the reader writes `step`: once it passes, Wen walks by it. */
  stepFrom: string;
}

/** One hill, boots of every size. */
export function BootShop({ stepFrom }: BootShopProps): ReactNode {
  const rule = useReaderFunction<[number, number, number], number>(stepFrom, 'step');
  const [learningRate, setLearningRate] = useState(first);
  const [trip, setTrip] = useState(firstTrip);
  const [taken, setTaken] = useState(0);
  const [striding, setStriding] = useState(false);
  const last = Math.min(trip.places.length - 1, 60);

  const choose = (size: number) => {
    setLearningRate(size);
    setTrip(tripWith(size));
    setTaken(0);
    setStriding(false);
  };

  useEffect(() => {
    if (!rule) return;
    let stale = false;
    void tripByRule(learningRate, rule).then((theirs) => {
      if (!stale) setTrip(theirs);
    });
    return () => {
      stale = true;
    };
  }, [rule, learningRate]);

  useEffect(() => {
    if (!striding) return;
    if (taken >= last) {
      setStriding(false);
      return;
    }
    const timer = setTimeout(() => setTaken(taken + 1), 420);
    return () => clearTimeout(timer);
  }, [striding, taken, last]);

  const here = trip.places[taken] ?? Number.NaN;
  const says = `Boots ${readable(learningRate, 3)}: ${inWords(trip)}${rule ? ' Wen walks by your step().' : ''}`;
  const rows = useMemo(() => tableOf(trip), [trip]);
  return (
    <Figure
      title="Boot shop"
      hint="Slide to try on boots. Above: Wen’s hops. Below: how many steps each size needs."
      says={says}
      description={<Description trip={trip} />}
      table={{ columns: ['step', 'place w', 'height'], rows }}
    >
      <BootHops trip={trip} taken={taken} />
      <Dial
        label="Boots (learning rate)"
        value={learningRate}
        min={smallest}
        max={largest}
        step={0.01}
        digits={3}
        multiplies
        text={says}
        onChange={choose}
      />
      <BootSweep ours={ours} trip={trip} onChange={choose} />
      <Readings
        of={[
          { name: 'boots', value: readable(learningRate, 3), idea: 'step' },
          { name: 'steps to the hut', value: trip.steps === null ? 'never' : String(trip.steps), idea: 'loss' },
          { name: 'Wen is at', value: readable(here), idea: 'walker' },
        ]}
      />
      <div className={parts.controls}>
        <button
          type="button"
          className={clsx(buttons.button, buttons.main)}
          onClick={() => taken < last && !striding && setTaken(taken + 1)}
          aria-disabled={taken >= last || striding}
        >
          Step
        </button>
        <button
          type="button"
          className={buttons.button}
          onClick={() => setStriding(!striding && taken < last)}
          aria-disabled={taken >= last}
        >
          {striding ? 'Stop' : 'Walk on'}
        </button>
        <button
          type="button"
          className={buttons.button}
          onClick={() => {
            setTaken(0);
            setStriding(false);
          }}
        >
          Start again
        </button>
        {rule && <span className={buttons.good}>Wen walks by your step()</span>}
      </div>
    </Figure>
  );
}

const tableOf = ({ places }: Trip): string[][] =>
  places.slice(0, 31).map((w, t) => [String(t), readable(w, 3), readable(height(w), 3)]);

function Description({ trip }: { trip: Trip }): ReactNode {
  const [, second] = trip.places;
  return (
    <p>
      Two pictures. The upper one is the valley from the side, with the hut at 3. Wen starts at −4, on the left wall.
      Arcs show the hops. With boots of {readable(trip.learningRate, 3)} the first hop ends at{' '}
      {readable(second ?? Number.NaN)}. {inWords(trip)} The lower picture has boot sizes from {smallest} to {largest}{' '}
      along its ruler, and the steps that each size needs upward. The curve starts high for tiny boots, falls to one
      step at 0.5, rises again up to 1, and there it ends: with boots of 1 or more Wen never gets home. A dot marks the
      boots that Wen wears now.
    </p>
  );
}
