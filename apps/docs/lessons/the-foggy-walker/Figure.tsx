import clsx from 'clsx';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { useState } from 'react';
import buttons from '../../src/css/controls.module.css';
import type { WalkState } from '../../src/figures/parts';
import {
  Axis,
  Backdrop,
  Figure,
  Fog,
  Footprint,
  Frame,
  Ground,
  Handle,
  Hut,
  NumberField,
  Readings,
  readable,
  TangentStick,
  useWalk,
  Wen,
} from '../../src/figures/parts';
import parts from '../../src/figures/parts/parts.module.css';
import { doorstep, heightAt, high, hut, low, placeAt, start, stepFrom, tiltInWords } from './model';

const isHome = (w: number) => heightAt(w) <= doorstep;

/** Wen on a hill in the fog. All that Wen has is the slope underfoot. */
export function FogHill(): ReactNode {
  const walk = useWalk(start, stepFrom, isHome);
  const [lifted, setLifted] = useState(false);
  const { here, trail, striding } = walk;
  const { height, slope } = placeAt(here);
  const home = isHome(here);
  const steps = trail.length - 1;
  const says = home
    ? `Wen is at the hut${steps > 0 ? ` after ${steps} ${steps === 1 ? 'step' : 'steps'}` : ''}. Here the ground is nearly flat.`
    : `${steps === 0 ? 'Wen sets out' : `Step ${steps}`}. ${tiltInWords(slope)}.`;

  return (
    <Figure
      title="Fog hill"
      hint="Drag Wen, or press Step. The blue stick lies on the ground and shows the tilt."
      says={says}
      description={<Description walk={walk} lifted={lifted || home} />}
      table={{
        columns: ['step', 'place w', 'height', 'slope'],
        rows: trail.map((w, t) => [String(t), readable(w), readable(heightAt(w), 3), readable(placeAt(w).slope)]),
      }}
    >
      <Frame describe={`Wen on a foggy hill, at ${readable(here)}`} height={400}>
        {(size) => <Scene size={size} walk={walk} lifted={lifted || home} />}
      </Frame>
      <Readings
        of={[
          { name: 'place w', value: readable(here), idea: 'walker' },
          { name: 'height', value: readable(height, height < 1 ? 3 : 2), idea: 'loss' },
          { name: 'slope', value: readable(slope), idea: 'slope' },
          { name: 'steps', value: String(steps), idea: 'step' },
        ]}
      />
      <div className={parts.controls}>
        <button
          type="button"
          className={clsx(buttons.button, buttons.main)}
          onClick={() => !home && !striding && walk.step()}
          aria-disabled={home || striding}
        >
          Step
        </button>
        <button
          type="button"
          className={buttons.button}
          onClick={() => walk.stride(!striding && !home)}
          aria-disabled={home}
        >
          {striding ? 'Stop' : 'Walk on'}
        </button>
        <button type="button" className={buttons.button} aria-pressed={lifted} onClick={() => setLifted(!lifted)}>
          Lift the fog
        </button>
        <button type="button" className={buttons.button} onClick={() => walk.setOut(start)}>
          Start again
        </button>
        <NumberField label="w" value={here} min={low} max={high} step={0.1} onChange={walk.setOut} />
      </div>
    </Figure>
  );
}

interface SceneProps {
  size: { width: number; height: number };
  walk: WalkState;
  lifted: boolean;
}

function Scene({
  size: { width, height },
  walk: { at, here, trail, moving, facing, setOut },
  lifted,
}: SceneProps): ReactNode {
  const bottom = height - 46;
  const left = 40;
  const x = scaleLinear([low - 0.8, high], [left, width - 2]);
  const y = scaleLinear([0, 64], [bottom - 34, 74]);
  const scale = width < 480 ? 0.78 : 1;
  const line = Array.from({ length: 85 }, (_, i) => {
    const w = low - 1 + ((high - low + 1) * i) / 84;
    return [x(w), y((w - hut) ** 2)] as const;
  });
  const feet = [x(at), y(heightAt(at))] as const;
  const tilt = (-placeAt(at).slope * (y(0) - y(1))) / (x(1) - x(0));
  const area = [left, 0, width - left, bottom] as const;
  return (
    <>
      <clipPath id="fog-hill-scene">
        <rect x={left} width={width - left} height={bottom} rx="8" />
      </clipPath>
      <g clipPath="url(#fog-hill-scene)">
        <Backdrop over={area} sun={[x(4.6), 56]} horizon={bottom - 120} size={0.8} />
        <Ground line={line} bottom={bottom} planted />
        <Hut x={x(hut)} y={y(0)} size={scale} awake={lifted} />
        <Fog x={feet[0]} y={feet[1] - 14} radius={86 * scale} over={area} lifted={lifted} />
        {trail.slice(0, -1).map((w, t) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a footprint is known by its step
          <Footprint key={t} at={[x(w), y(heightAt(w))]} />
        ))}
        <TangentStick x={feet[0]} y={feet[1]} tilt={tilt} length={100 * scale} />
      </g>
      <Handle
        label="Where Wen stands"
        value={Number(here.toFixed(2))}
        min={low}
        max={high}
        step={0.1}
        text={`${readable(here)}. Height ${readable(heightAt(here))}. ${tiltInWords(placeAt(here).slope)}.`}
        at={[feet[0], feet[1] - 34 * scale]}
        reach={40 * scale}
        toValue={(px) => x.invert(px)}
        onChange={setOut}
      >
        <Wen x={feet[0]} y={feet[1]} size={scale} facing={facing} walking={moving} />
      </Handle>
      <Axis ticks={[-4, -2, 0, 2, 4, 6, 8]} scale={x} at={bottom} span={[left, width - 2]} label="place w" />
      <Axis ticks={[0, 20, 40, 60]} scale={y} at={left} span={[22, bottom]} label="height" upright />
    </>
  );
}

function Description({ walk: { here, trail }, lifted }: { walk: WalkState; lifted: boolean }): ReactNode {
  return (
    <p>
      A valley seen from the side, shaped like a bowl. A ruler under it goes from {readable(low)} to {readable(high)}.
      The lowest ground is at {hut}, and there is a small hut.{' '}
      {lifted ? 'The fog is gone.' : 'Thick fog hides the valley and the hut.'} Wen, a walker with a red hat and a
      stick, stands at {readable(here)}, {readable(heightAt(here))} high. Under Wen’s boots lies a short blue stick,
      tilted as the ground is tilted: {tiltInWords(placeAt(here).slope).toLowerCase()}.
      {trail.length > 1 && ` ${trail.length - 1} footprints lead here from ${readable(trail[0] ?? here)}.`}
    </p>
  );
}
