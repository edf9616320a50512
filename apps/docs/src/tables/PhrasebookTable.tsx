import { phrases } from './phrases';
import styles from './tables.module.css';

/** The words of Keras, PyTorch and TensorFlow.js, and ours. */
export function PhrasebookTable() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.frame} aria-label="Phrasebook" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">there</th>
            <th scope="col">here</th>
          </tr>
        </thead>
        <tbody>
          {phrases.map(({ theirs, ours }) => (
            <tr key={theirs}>
              <th scope="row">
                <code>{theirs}</code>
              </th>
              <td>{ours}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
