import clsx from 'clsx';
import { memo } from 'react';
import type { TextItem } from '../../runner/protocol';
import styles from './Output.module.css';

const negative = /(?<![\w.)\]-])(-\d[\d.]*(?:e[+-]?\d+)?)/;

/** Lines of text, possibly many. Negative numbers have a second color in addition to their sign. */
export const TextView = memo(Lines, (before, after) => {
  // lines are only ever appended
  return before.items.length === after.items.length && before.items[0] === after.items[0];
});

function Lines({ items }: { items: readonly TextItem[] }) {
  return (
    <pre
      className={clsx(
        styles.text,
        items[0]?.level === 'warn' && styles.warn,
        items[0]?.level === 'error' && styles.error,
      )}
    >
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of output is known by its number
        <Line key={i} item={item} last={i === items.length - 1} />
      ))}
    </pre>
  );
}

function Line({ item: { text, depth }, last }: { item: TextItem; last: boolean }) {
  const indented = depth > 0 ? text.replace(/^/gm, '  '.repeat(depth)) : text;
  const parts = (last ? indented : `${indented}\n`).split(negative);
  // every second part is a match
  return parts.map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part of a line is known by its number
      <span key={i} className={styles.below}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
