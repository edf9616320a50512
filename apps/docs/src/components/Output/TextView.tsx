import clsx from 'clsx';
import type { TextItem } from '../../runner/protocol';
import styles from './Output.module.css';

const negative = /(?<![\w.)\]-])(-\d[\d.]*(?:e[+-]?\d+)?)/;

/** Negative numbers that get a color; a wall of numbers is read by nobody, and slow to lay out. */
const mostColored = 500;

/** Lines of text, possibly many. Negative numbers have a second color in addition to their sign. */
export function TextView({ items }: { items: readonly TextItem[] }) {
  const isShort = items.reduce((sum, { text }) => sum + text.split(negative).length / 2, 0) <= mostColored;
  return (
    <pre
      className={clsx(
        styles.text,
        items[0]?.level === 'warn' && styles.warn,
        items[0]?.level === 'error' && styles.error,
      )}
    >
      {isShort
        ? items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of output is known by its number
            <Line key={i} item={item} last={i === items.length - 1} />
          ))
        : items.map(indented).join('\n')}
    </pre>
  );
}

const indented = ({ text, depth }: TextItem) => (depth > 0 ? text.replace(/^/gm, '  '.repeat(depth)) : text);

function Line({ item, last }: { item: TextItem; last: boolean }) {
  const parts = (last ? indented(item) : `${indented(item)}\n`).split(negative);
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
