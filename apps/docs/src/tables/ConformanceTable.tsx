import made from '@site/.prepared/conformance.json';
import styles from './tables.module.css';

const marks = { passed: '✓', exempt: '–', failed: '✗' } as const;
const words = { passed: 'passed', exempt: 'does not apply', failed: 'failed' } as const;

/** Every optimizer × every check of the kit, with the reasons for exemptions. */
export function ConformanceTable() {
  const checks = made.rows[0]?.results.map(({ name }) => name) ?? [];
  const notes = made.rows.flatMap(({ name, results }) =>
    results.flatMap(({ name: check, outcome, reason }) =>
      outcome === 'passed' ? [] : [{ name, check, outcome, reason }],
    ),
  );
  return (
    <>
      <ol>
        {checks.map((check) => (
          <li key={check}>{check}</li>
        ))}
      </ol>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.frame} aria-label="Every optimizer and every check" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">optimizer</th>
              {checks.map((check, i) => (
                <th key={check} scope="col" title={check} className={styles.mark}>
                  {i + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {made.rows.map(({ name, results }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {results.map(({ name: check, outcome, reason }) => (
                  <td key={check} className={styles.mark} title={`${check}: ${reason ?? words[outcome]}`}>
                    <span
                      role="img"
                      aria-label={words[outcome]}
                      className={outcome === 'exempt' ? undefined : styles[outcome]}
                    >
                      {marks[outcome]}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul>
        {notes.map(({ name, check, outcome, reason }) => (
          <li key={`${name} ${check}`}>
            <strong>{name}</strong> {check}: {words[outcome]}, {reason}
          </li>
        ))}
      </ul>
    </>
  );
}
