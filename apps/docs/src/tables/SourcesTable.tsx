import made from '@site/.prepared/conformance.json';
import styles from './tables.module.css';

/** The source of the path that each optimizer must follow. */
export function SourcesTable() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.frame} aria-label="Where the paths come from" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">optimizer</th>
            <th scope="col">places</th>
            <th scope="col">from</th>
          </tr>
        </thead>
        <tbody>
          {made.rows.map(({ name, points, source }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{points}</td>
              <td className={styles.wrapped}>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
