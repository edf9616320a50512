import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './parts.module.css';

interface FigureProps {
  title: string;
  /** One line about what to try. */
  hint?: ReactNode;
  /** What has just happened, in one sentence; it is read aloud when it changes. */
  says: string;
  /** A description of the picture, for those who cannot see it and those who want to be sure. */
  description: ReactNode;
  table: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  children: ReactNode;
}

/** A figure of a lesson: picture and controls, then the same in words and in numbers. */
export function Figure({ title, hint, says, description, table, children }: FigureProps): ReactNode {
  const id = useId();
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption className={styles.caption}>
        <strong id={id}>{title}</strong>
        {hint && <span>{hint}</span>}
      </figcaption>
      {children}
      <p className={styles.says} role="status">
        {says}
      </p>
      <div className={styles.words}>
        <details>
          <summary>Describe this picture</summary>
          <div>{description}</div>
        </details>
        <details>
          <summary>The numbers as a table</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <section className={styles.table} tabIndex={0} aria-label={`${title}: numbers`}>
            <table>
              <thead>
                <tr>
                  {table.columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row) => (
                  <tr key={row.join('|')}>
                    {row.map((cell, i) => (
                      <td key={table.columns[i]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      </div>
    </figure>
  );
}
