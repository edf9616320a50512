import type { ReactNode, RefObject } from 'react';
import { createContext, useContext, useRef, useState } from 'react';
import { useWidth } from '../../charts/useWidth';
import styles from './parts.module.css';

interface FrameProps {
  /** A description of the picture, which screen readers get in place of the drawing. */
  describe: string;
  height: number;
  /** The width to draw for until the page has been measured, and without JavaScript. */
  width?: number;
  children: (size: { width: number; height: number }) => ReactNode;
}

interface Workbench {
  svg: RefObject<SVGSVGElement | null>;
  /** The element beside the drawing in which handles put their real inputs. */
  inputs: HTMLElement | null;
}

export const FrameContext = createContext<Workbench | undefined>(undefined);

/** What a handle needs from the frame around it. */
export function useFrame(): Workbench {
  const around = useContext(FrameContext);
  if (!around) throw new Error('useFrame: no <Frame> or <Stage> around — put the handle inside one');
  return around;
}

/** A drawing as wide as its column, one unit per pixel, so that text in it stays readable on a phone. */
export function Frame({ describe, height, width: before = 680, children }: FrameProps): ReactNode {
  const [box, width] = useWidth<HTMLDivElement>(before);
  const svg = useRef<SVGSVGElement>(null);
  const [inputs, setInputs] = useState<HTMLElement | null>(null);
  return (
    <FrameContext value={{ svg, inputs }}>
      <div ref={box} className={styles.frame} style={{ height }}>
        <svg ref={svg} role="img" aria-label={describe} viewBox={`0 0 ${width} ${height}`} className={styles.drawing}>
          {children({ width, height })}
        </svg>
        <div ref={setInputs} />
      </div>
    </FrameContext>
  );
}
