import type { Item, ReaderError } from '../../runner/protocol';
import { Output } from '../Output/Output';
import { ErrorLine } from './Result';
import styles from './Snippet.module.css';

/**
 * What the snippet printed when the site was built: visible without JavaScript, and folded so that it spoils no guess.
 */
export function Recorded({ items, error }: { items: Item[]; error?: ReaderError }) {
  if (items.length === 0 && !error) return null;
  return (
    <details className={styles.recorded}>
      <summary>What it prints</summary>
      <Output items={items} />
      {error && <ErrorLine error={error} />}
    </details>
  );
}
