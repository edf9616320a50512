import made from '@site/.prepared/operations.json';
import { Fragment } from 'react';
import styles from './tables.module.css';

const kinds = ['float32', 'float64', 'int32', 'bool'];

/** Every operation: eager, compiled, its gradient, and the dtype of its result for each input dtype. */
export function OperationsTable() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.frame} aria-label="Every operation" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">operation</th>
            <th scope="col">eager</th>
            <th scope="col">compiled</th>
            <th scope="col">gradient</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                of {kind}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {made.rows.map(({ name, compiled, gradient, makes }) => (
            <tr key={name}>
              <th scope="row">
                <code>
                  {name.split(/(?=[A-Z])/).map((word) => (
                    <Fragment key={word}>
                      {word}
                      <wbr />
                    </Fragment>
                  ))}
                </code>
              </th>
              <td>yes</td>
              <td>{compiled}</td>
              <td>{gradient}</td>
              {kinds.map((kind) => (
                <td key={kind}>{makes[kind]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
