import type { TableItem } from '../../runner/protocol';
import styles from './Output.module.css';

/** Rows under column names; columns of numbers are right-aligned. */
export function TableView({ item: { columns, numeric, rows } }: { item: TableItem }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keys
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark for every table
    <div className={styles.scroll} role="group" tabIndex={0} aria-label="Table">
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((name, column) => (
              <th key={name} scope="col" className={numeric[column] ? styles.numeric : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their number
            <tr key={i}>
              {row.map((cell, column) => (
                <td key={columns[column]} className={numeric[column] ? styles.numeric : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
