import { useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { usePluginData } from '@docusaurus/useGlobalData';
import clsx from 'clsx';
import { lazy, Suspense, useCallback, useContext, useEffect, useRef, useState } from 'react';
import controls from '../../css/controls.module.css';
import { warm } from '../../runner/host/spare';
import { useSession } from '../../runner/host/useSession';
import type { Item, ReaderError } from '../../runner/protocol';
import { useSaved } from '../saved/useSaved';
import { ChallengeContext } from './ChallengeContext';
import { Recorded } from './Recorded';
import { Result } from './Result';
import styles from './Snippet.module.css';
import { StaticCode } from './StaticCode';
import { Status } from './Status';
import { storedName } from './storedName';

const Editor = lazy(() => import('./Editor'));

export interface SnippetProps {
  id: string;
  code: string;
  /** The time limit in seconds, as written in the fence. */
  limit?: string;
  /** What the snippet printed when the site was built, as JSON. */
  recorded?: string;
  /** Whether it opens as an editor. */
  editing?: boolean;
  onCode?(code: string): void;
}

/** A piece of code that the reader can run, stop, edit and reset. */
export function Snippet({ id, code, limit = '10', recorded, editing = false, onCode }: SnippetProps) {
  const { pathname } = useLocation();
  const { session, state } = useSession(`${pathname}#${id}`);
  const { worker } = usePluginData('gd') as { worker: string };
  const script = useBaseUrl(worker);
  const task = useContext(ChallengeContext);
  // a page that dies, or is left, must not take the reader's code with it
  const [kept, keep] = useSaved<string | null>(storedName(`${pathname}#${id}`, code), null);
  const text = typeof kept === 'string' ? kept : code;
  const [before, setBefore] = useState<string>();
  const [open, setOpen] = useState<false | 'shown' | 'asked'>(editing && 'shown');
  const [sliders, setSliders] = useState<Record<string, number>>({});
  const debounce = useRef<ReturnType<typeof setTimeout>>(undefined);

  const change = useCallback(
    (next: string) => {
      keep(next === code ? null : next);
      setBefore(undefined);
    },
    [keep, code],
  );
  const offered = task?.offered;
  const onChecked = task?.onChecked;
  useEffect(() => () => session.reset(), [session]);
  useEffect(() => onChecked?.(state.checked), [onChecked, state.checked]);
  useEffect(() => {
    if (offered) change(offered.code);
  }, [offered, change]);
  useEffect(() => onCode?.(text), [text, onCode]);

  const run = (positions = sliders) => {
    const check = task && { check: task.check };
    void session.run({ script, code: text, limit: Number(limit), sliders: positions, ...check });
  };
  const slide = (name: string, value: number) => {
    const positions = { ...sliders, [name]: value };
    setSliders(positions);
    clearTimeout(debounce.current);
    debounce.current = setTimeout(() => run(positions), 120);
  };
  const reset = () => {
    setBefore(text);
    keep(null);
    setSliders({});
    session.reset();
  };
  const name = `${id}.ts`;
  const ready = () => warm(script);
  const still = <StaticCode code={text} name={name} errorLine={state.error?.line} />;
  return (
    <section className={styles.snippet} aria-label={`Snippet ${name}`} data-snippet={id} data-status={state.status}>
      {open ? (
        <Suspense fallback={still}>
          <Editor code={text} name={name} error={state.error} onChange={change} onRun={run} focus={open === 'asked'} />
        </Suspense>
      ) : (
        still
      )}
      <div className={styles.bar}>
        <button
          type="button"
          className={clsx(controls.button, controls.main)}
          onClick={() => run()}
          onPointerEnter={ready}
          onFocus={ready}
        >
          <span aria-hidden="true">▶</span> {task ? 'Check' : 'Run'}
        </button>
        <button type="button" className={clsx(controls.button, controls.plain)} onClick={session.stop}>
          Stop
        </button>
        {!open && (
          <button type="button" className={clsx(controls.button, controls.plain)} onClick={() => setOpen('asked')}>
            Edit
          </button>
        )}
        {text !== code || before === undefined ? (
          <button type="button" className={clsx(controls.button, controls.plain)} onClick={reset}>
            Reset
          </button>
        ) : (
          <button type="button" className={clsx(controls.button, controls.plain)} onClick={() => change(before)}>
            Undo
          </button>
        )}
        <Status state={state} />
      </div>
      {state.status === 'idle' ? (
        recorded && text === code && <Recorded {...(JSON.parse(recorded) as { items: Item[]; error?: ReaderError })} />
      ) : (
        <Result state={state} sliders={sliders} onSlide={slide} />
      )}
    </section>
  );
}
