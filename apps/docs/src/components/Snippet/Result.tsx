import type { RunState } from '../../runner/host/session';
import type { ReaderError, SliderItem } from '../../runner/protocol';
import { Output } from '../Output/Output';
import outputStyles from '../Output/Output.module.css';
import { SliderView } from '../Output/SliderView';
import styles from './Snippet.module.css';

export interface ResultProps {
  state: RunState;
  sliders: Readonly<Record<string, number>>;
  onSlide(name: string, value: number): void;
}

/** The output of the reader's run, and the error that ended it. */
export function Result({ state, sliders, onSlide }: ResultProps) {
  const knobs = state.items.filter((item): item is SliderItem => item.kind === 'slider');
  return (
    <div className={styles.result} data-result="">
      {knobs.length > 0 && (
        <div className={outputStyles.sliders}>
          {knobs.map((item) => (
            <SliderView key={item.name} item={{ ...item, value: sliders[item.name] ?? item.value }} onMove={onSlide} />
          ))}
        </div>
      )}
      {state.items.length > knobs.length && <Output items={state.items} />}
      {state.error && <ErrorLine error={state.error} />}
      {state.status === 'done' && state.items.length === 0 && !state.checked && (
        <p className={outputStyles.output}>It ran, and printed nothing.</p>
      )}
    </div>
  );
}

/** An error message with the reader's line. */
export function ErrorLine({ error }: { error: ReaderError }) {
  return (
    <p className={styles.error} data-error-line={error.line}>
      <strong>{error.line ? `Line ${error.line}` : error.name}</strong> ·{' '}
      {error.line && error.name !== 'Error' ? `${error.name}: ` : ''}
      {error.message}
    </p>
  );
}
