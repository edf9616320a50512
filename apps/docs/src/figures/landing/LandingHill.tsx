import clsx from 'clsx';
import type { ReactNode } from 'react';
import { heightAt, hut, placeAt, start, stepFrom, tiltInWords } from '../../../lessons/the-foggy-walker/model';
import type { WalkState } from '../parts';
import { Backdrop, Fog, Footprint, Ground, Handle, Hut, readable, Stage, TangentStick, useWalk, Wen } from '../parts';
import type { Layout } from './hillLine';
import { hillLine, reach, wOf, xOf, yOf } from './hillLine';
import styles from './landing.module.css';

const wide: Layout = { width: 1200, height: 440, from: -5, to: 9, floor: 388, rise: 5.2, wen: 1.3, hut: 1.35 };
const tall: Layout = { width: 400, height: 300, from: -5.7, to: 8.6, floor: 250, rise: 3.3, wen: 0.85, hut: 0.85 };

/** Slightly larger steps than in the lessons, since the way home is short here. */
const learningRate = 0.2;
const isHome = (w: number) => heightAt(w) < 0.1;

/** The first thing on the site: the hill itself, in fog, to walk down. */
export function LandingHill(): ReactNode {
  const walk = useWalk(start, (w) => stepFrom(w, learningRate), isHome);
  const { here, trail, moving } = walk;
  const home = isHome(here);
  const steps = trail.length - 1;
  const count = `${steps} ${steps === 1 ? 'step' : 'steps'}`;
  return (
    <section className={styles.hero} aria-label="The foggy hill">
      <div className={styles.words}>
        <h1>Help Wen find the hut</h1>
        <p>
          Fog fills the valley, but Wen feels how the ground tilts. Step downhill, again and again: that is{' '}
          <strong>gradient descent</strong>, and it is how machines learn.
        </p>
      </div>
      <HillStage layout={wide} walk={walk} home={home && !moving} className={styles.wide} />
      <HillStage layout={tall} walk={walk} home={home && !moving} className={styles.tall} />
      <div className={styles.panel}>
        <p role="status" className={styles.status}>
          {home
            ? `Home! ${steps > 0 ? `It took ${count}. ` : ''}You have just done gradient descent.`
            : `${steps > 0 ? `${count}. ` : ''}${tiltInWords(placeAt(here).slope)}.`}
        </p>
        <div className={styles.buttons}>
          <button type="button" className={styles.step} onClick={() => (home ? walk.setOut(start) : walk.step())}>
            {home ? 'Walk again' : 'Step'}
          </button>
          <span className={styles.hint}>
            or drag Wen, or press <kbd>←</kbd> <kbd>→</kbd>
          </span>
        </div>
      </div>
    </section>
  );
}

interface HillStageProps {
  layout: Layout;
  walk: WalkState;
  home: boolean;
  className: string | undefined;
}

function HillStage({
  layout,
  walk: { at, here, trail, facing, moving, setOut },
  home,
  className,
}: HillStageProps): ReactNode {
  const { width, height, floor, wen } = layout;
  const land = [-1.3 * width, -2 * height, 3.6 * width, 3 * height] as const;
  const [x, y] = [xOf(at, layout), yOf(at, layout)];
  const tilt = (yOf(at + 0.01, layout) - yOf(at - 0.01, layout)) / (xOf(at + 0.01, layout) - xOf(at - 0.01, layout));
  const says = tiltInWords(placeAt(here).slope);
  return (
    <Stage
      width={width}
      height={height}
      className={clsx(styles.stage, className)}
      describe={`A valley in ${home ? 'clear air: Wen is at the hut' : 'thick fog. Wen, a small walker in a red hat, stands on the slope'}. ${says}.`}
    >
      <Backdrop
        over={land}
        sun={layout === wide ? [width * 0.94, height * 0.16] : [width * 0.84, height * 0.3]}
        horizon={floor - height * 0.44}
        size={width > 800 ? 1 : 0.62}
      />
      <Ground line={hillLine(layout)} bottom={height} planted />
      <Hut x={xOf(hut, layout)} y={floor + 1} size={layout.hut} awake={home} />
      <Fog
        x={x}
        y={y - 20 * wen}
        radius={112 * wen}
        over={[land[0], 0.22 * height, land[2], 0.8 * height]}
        lifted={home}
        fadesIn
      />
      {trail.slice(0, -1).map((w, t) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a footprint is known by its step
        <Footprint key={t} at={[xOf(w, layout), yOf(w, layout)]} size={0.8 * wen} />
      ))}
      {!home && <TangentStick x={x} y={y} tilt={tilt} length={96 * wen} />}
      <Handle
        label="Where Wen stands"
        value={Number(here.toFixed(1))}
        min={reach[0]}
        max={reach[1]}
        step={0.2}
        text={`${readable(here, 1)}. ${says}.`}
        at={[x, y - 36 * wen]}
        reach={46 * wen}
        toValue={(px) => wOf(px, layout)}
        onChange={setOut}
      >
        <Wen x={x} y={y} size={wen} facing={facing} walking={moving} />
      </Handle>
    </Stage>
  );
}
