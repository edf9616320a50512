import { useEffect, useState } from 'react';
import type { RunState } from '../../runner/host/session';
import { asText } from '../../runner/show/asText';
import styles from './Snippet.module.css';

/** The state of the run, in a word for the eye and in a sentence for a screen reader. */
export function Status({ state }: { state: RunState }) {
  return (
    <>
      <span className={styles.status}>
        <Word state={state} />
      </span>
      <span className="gd-hidden" role="log" aria-live="polite">
        {sentence(state)}
      </span>
    </>
  );
}

function Word({ state: { status, milliseconds } }: { state: RunState }) {
  if (status === 'running') return <Clock />;
  if (status === 'done') return <>done in {duration(milliseconds)}</>;
  if (status === 'failed') return <>stopped at an error</>;
  if (status === 'stopped') return <>stopped</>;
  return null;
}

/** Counts the seconds of a run that takes long. */
function Clock() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <>running{seconds > 0 ? ` ${seconds} s` : ''} …</>;
}

function duration(milliseconds: number): string {
  if (milliseconds < 1) return 'under 1 ms';
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Announced once, when the run has ended: the first lines of output and how many more there are. */
function sentence({ status, items, error, milliseconds }: RunState): string {
  if (status === 'idle' || status === 'running') return '';
  const spoken = items.slice(0, 3).map(asText).join('. ').slice(0, 300);
  const more = items.length > 3 ? ` And ${items.length - 3} more.` : '';
  if (error) return `${error.line ? `Error on line ${error.line}` : error.name}: ${error.message}`;
  return status === 'stopped' ? `Stopped. ${spoken}${more}` : `Done in ${duration(milliseconds)}. ${spoken}${more}`;
}
