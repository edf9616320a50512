import Link from '@docusaurus/Link';
import type { Row } from '@gd/gallery';
import { objectives, rangeInWords } from '@gd/gallery';
import type { ReactNode } from 'react';
import { useState } from 'react';
import styles from './gallery.module.css';

interface Column {
  head: string;
  about: string;
  worth: (row: Row) => number | string;
  shown: (row: Row) => ReactNode;
}

const share = (value: number): string => `${(value * 100).toFixed(0)} %`;
const change = (before: ReactNode, after: ReactNode) => (
  <>
    {before} <span aria-hidden="true">→</span>
    <span className="gd-hidden">, tuned</span> <strong>{after}</strong>
  </>
);

const columns: readonly Column[] = [
  {
    head: 'Place',
    about: 'its average place over all hills and networks, tuned',
    worth: ({ place }) => place,
    shown: ({ place }) => <strong>{place}</strong>,
  },
  {
    head: 'Hills',
    about: `on how many of the ${objectives.length} hills every run gets home: defaults → tuned`,
    worth: ({ hills }) => -hills.tuned * 100 - hills.default,
    shown: ({ hills }) => change(hills.default, hills.tuned),
  },
  {
    head: 'Moons',
    about: 'share of unseen points classified correctly: defaults → tuned',
    worth: ({ moons }) => -moons.tuned,
    shown: ({ moons }) => change(share(moons.default), share(moons.tuned)),
  },
  {
    head: 'Digits',
    about: 'share of unseen digits classified correctly: defaults → tuned',
    worth: ({ digits }) => -digits.tuned,
    shown: ({ digits }) => change(share(digits.default), share(digits.tuned)),
  },
  {
    head: 'Memory',
    about: 'bytes of state for each weight',
    worth: ({ memory }) => memory.most,
    shown: ({ memory }) => `${rangeInWords(memory)} B`,
  },
  {
    head: 'Time',
    about: 'of a step, as a multiple of a plain step',
    worth: ({ speed }) => speed.most,
    shown: ({ speed }) => `${rangeInWords(speed)}×`,
  },
  {
    head: 'Size',
    about: 'added to a page, minified and gzipped',
    worth: ({ size }) => size,
    shown: ({ size }) => `${(size / 1000).toFixed(1)} kB`,
  },
  {
    head: 'Checks',
    about: 'checks of the kit that it passes',
    worth: ({ passed }) => -passed,
    shown: ({ passed, exempt }) => `${passed}/${passed + exempt}`,
  },
];

/** All optimizers, sorted by the column that the reader chooses. */
export function OptimizerTable({ rows }: { rows: readonly Row[] }): ReactNode {
  const [by, setBy] = useState('Name');
  const worth = columns.find(({ head }) => head === by)?.worth ?? (({ name }: Row) => name.toLowerCase());
  const sorted = rows.toSorted((a, b) => {
    const [x, y] = [worth(a), worth(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  const header = (head: string, about: string) => (
    <th key={head} scope="col" aria-sort={by === head ? 'ascending' : 'none'}>
      <button type="button" className={styles.sort} title={about} onClick={() => setBy(head)}>
        {head}
        <span aria-hidden="true">{by === head ? ' ▾' : ''}</span>
      </button>
    </th>
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="All optimizers">
        <table className={styles.all}>
          <thead>
            <tr>
              {header('Name', 'in alphabetical order')}
              {columns.map(({ head, about }) => header(head, about))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  <Link to={`/optimizers/${row.name}`}>{row.name}</Link>
                  {row.from !== '@gd/optim' && <span className={styles.plugin}>plugin</span>}
                </th>
                {columns.map(({ head, shown }) => (
                  <td key={head}>{shown(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <dl className={styles.columns}>
        {columns.map(({ head, about }) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
