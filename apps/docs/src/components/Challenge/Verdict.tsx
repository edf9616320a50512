import controls from '../../css/controls.module.css';
import type { CheckResult } from '../../runner/protocol';
import styles from './Challenge.module.css';

const shown = 8;

/** The result of checking the reader's answer: a known mistake by name, and a sentence for each case. */
export function Verdict({ result: { passed, cases, mistake } }: { result: CheckResult }) {
  const wrong = cases.filter((one) => !one.passed);
  const first = [...wrong, ...cases.filter((one) => one.passed)].slice(0, shown);
  return (
    <div className={passed ? controls.good : controls.bad} data-verdict={passed ? 'passed' : 'failed'}>
      <strong>
        {passed
          ? `Yes! All ${cases.length} checks pass.`
          : (mistake ?? `Not yet: ${wrong.length} of ${cases.length} checks fail.`)}
      </strong>
      <ul className={styles.cases}>
        {first.map((one) => (
          <li key={one.say} className={one.passed ? styles.right : styles.wrong}>
            {one.say}
          </li>
        ))}
      </ul>
    </div>
  );
}
