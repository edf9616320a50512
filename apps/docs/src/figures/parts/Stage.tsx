import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { FrameContext } from './Frame';
import styles from './parts.module.css';

interface StageProps {
  /** A description of the picture, which screen readers get in place of the drawing. */
  describe: string;
  /** The part that is visible on every screen; the scenery around it fills the remaining space. */
  width: number;
  height: number;
  className?: string | undefined;
  children: ReactNode;
}

/** A drawing that grows with its container and always shows its middle: for scenery with little or no text. */
export function Stage({ describe, width, height, className, children }: StageProps): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  const [inputs, setInputs] = useState<HTMLElement | null>(null);
  return (
    <FrameContext value={{ svg, inputs }}>
      <div className={className}>
        <svg
          ref={svg}
          role="img"
          aria-label={describe}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="xMidYMax meet"
          className={styles.stage}
        >
          {children}
        </svg>
        <div ref={setInputs} />
      </div>
    </FrameContext>
  );
}
