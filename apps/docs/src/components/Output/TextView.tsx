import clsx from 'clsx';
import { memo } from 'react';
import type { TextItem } from '../../runner/protocol';
import styles from './Output.module.css';

const negative = /(?<![\w.)\]-])(-\d[\d.]*(?:e[+-]?\d+)?)/;

/** Lines of text, many at once. Numbers below zero carry a second colour besides their sign. */
export const TextView = memo(Lines, (before, after) => {
  // lines only ever join at the end
  return before.items.length === after.items.length && before.items[0] === after.items[0];
});

function Lines({ items }: { items: readonly TextItem[] }) {
  return (
    <pre className={clsx(styles.text, items[0]?.level === 'warn' && styles.warn, items[0]?.level === 'error' && styles.error)}>
      {items.map(({ text, depth }, i) => {
        const indented = depth > 0 ? text.replace(/^/gm, '  '.repeat(depth)) : text;
        const line = i === items.length - 1 ? indented : `${indented}\n`;
        const parts = line.split(negative);
        if (parts.length === 1) return line;
        // every second part is a match
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line have no other name than their number
        return parts.map((part, k) => (k % 2 === 1 ? <span key={`${i} ${k}`} className={styles.below}>{part}</span> : part));
      })}
    </pre>
  );
}
