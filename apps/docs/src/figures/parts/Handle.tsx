import clsx from 'clsx';
import type { PointerEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useFrame } from './Frame';
import styles from './parts.module.css';

interface HandleProps {
  /** What it changes: "Where Wen stands". */
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value in words, for screen readers. */
  text: string;
  /** The handle's position in the drawing. */
  at: readonly [x: number, y: number];
  /** Converts a position in the drawing to a value. */
  toValue: (x: number, y: number) => number;
  onChange: (value: number) => void;
  /** The drawing of the handle; a round knob by default. Its center is at `at`. */
  children?: ReactNode;
  /** The radius in which it can be grabbed; never under 22, half of 44 pixels. */
  reach?: number;
}

/**
 * Something to drag sideways, with a real range input beside it, so that arrow keys and screen readers control the same
 * value.
 */
export function Handle(props: HandleProps): ReactNode {
  const { label, value, min, max, step, text, at, toValue, onChange, children, reach = 22 } = props;
  const { svg, inputs } = useFrame();
  const input = useRef<HTMLInputElement>(null);
  const grasp = useRef<{ x: number; y: number } | null>(null);
  const [focused, setFocused] = useState(false);
  const [held, setHeld] = useState(false);

  const pointOf = ({ clientX, clientY }: PointerEvent) => {
    const seen = svg.current?.getScreenCTM();
    const point = seen ? new DOMPoint(clientX, clientY).matrixTransform(seen.inverse()) : { x: 0, y: 0 };
    return { x: point.x, y: point.y };
  };
  const put = (wanted: number) => {
    const stepped = Math.round((wanted - min) / step) * step + min;
    onChange(Math.min(max, Math.max(min, Number(stepped.toPrecision(12)))));
  };
  const take = (event: PointerEvent<SVGElement>) => {
    const { x, y } = pointOf(event);
    // the point that was grabbed stays under the finger
    grasp.current = { x: x - at[0], y: y - at[1] };
    event.currentTarget.setPointerCapture(event.pointerId);
    input.current?.focus({ preventScroll: true });
    setHeld(true);
  };
  const move = (event: PointerEvent<SVGElement>) => {
    if (!grasp.current) return;
    const { x, y } = pointOf(event);
    put(toValue(x - grasp.current.x, y - grasp.current.y));
  };
  const leave = () => {
    grasp.current = null;
    setHeld(false);
  };

  return (
    <g
      className={clsx(styles.handle, held && styles.held)}
      onPointerDown={take}
      onPointerMove={move}
      onPointerUp={leave}
      onPointerCancel={leave}
    >
      {focused && <circle cx={at[0]} cy={at[1]} r={Math.max(22, reach)} className={styles.ring} />}
      {children ?? <circle cx={at[0]} cy={at[1]} r="11" className={styles.knob} />}
      <circle cx={at[0]} cy={at[1]} r={Math.max(22, reach)} className={styles.reach} />
      {inputs &&
        createPortal(
          <input
            ref={input}
            type="range"
            className="gd-hidden"
            aria-label={label}
            aria-valuetext={text}
            {...{ value, min, max, step }}
            onChange={(event) => put(event.currentTarget.valueAsNumber)}
            onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
            onKeyDown={() => setFocused(true)}
            onBlur={() => setFocused(false)}
          />,
          inputs,
        )}
    </g>
  );
}
