import type { ReactElement, ReactNode } from 'react';
import { Children, isValidElement, useCallback, useMemo, useState } from 'react';
import controls from '../../css/controls.module.css';
import type { CheckResult } from '../../runner/protocol';
import { Icon } from '../Icon';
import { ChallengeContext } from '../Snippet/ChallengeContext';
import { useSaved } from '../saved/useSaved';
import { useSlug } from '../useSlug';
import styles from './Challenge.module.css';
import { Hint } from './Hint';
import { Solution } from './Solution';
import { Verdict } from './Verdict';

export interface ChallengeProps {
  title?: string;
  /** The task, one ```ts run fence, two <Hint>s, and one ```ts solution fence. */
  children: ReactNode;
}

/**
 * A task that the reader solves in code; the check.ts beside the page runs that code. Hints appear one at a time, the
 * solution last.
 */
export function Challenge({ title = 'Your turn', children }: ChallengeProps) {
  const check = useSlug();
  const [result, setResult] = useState<CheckResult>();
  const [shown, setShown] = useState(0);
  const [offered, setOffered] = useState<{ code: string; turn: number }>();
  const [passed, setPassed] = useSaved(`challenge:${check}`, false);
  const onChecked = useCallback(
    (checked: CheckResult | undefined) => {
      setResult(checked);
      if (checked?.passed) setPassed(true);
    },
    [setPassed],
  );
  const task = useMemo(() => ({ check, onChecked, offered }), [check, onChecked, offered]);
  const all = Children.toArray(children);
  const isHelp = (child: ReactNode): child is ReactElement<{ code?: string }> =>
    isValidElement(child) && (child.type === Hint || child.type === Solution);
  const help = all.filter(isHelp);
  const next = help[shown];
  const last = help.at(shown - 1);
  return (
    <section className={styles.challenge} aria-label={title} data-challenge={check}>
      <p className={controls.label}>
        <Icon name="challenge" /> {title}
        {passed && <span className={styles.passed}>✓ solved</span>}
      </p>
      <ChallengeContext value={task}>
        {all.filter((child) => !isHelp(child))}
        <div aria-live="polite">{result && <Verdict result={result} />}</div>
        {help.slice(0, shown)}
        <div className={controls.row}>
          {next && (
            <button type="button" className={controls.button} onClick={() => setShown(shown + 1)}>
              {next.type === Solution ? 'Show a solution' : shown === 0 ? 'Give me a hint' : 'Another hint'}
            </button>
          )}
          {shown > 0 && last?.type === Solution && (
            <button
              type="button"
              className={controls.button}
              onClick={() => setOffered({ code: last.props.code ?? '', turn: (offered?.turn ?? 0) + 1 })}
            >
              Put it into the snippet
            </button>
          )}
        </div>
        <noscript>{help}</noscript>
      </ChallengeContext>
    </section>
  );
}
