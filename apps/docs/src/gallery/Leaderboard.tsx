import type { OptimizerRecord } from '@gd/gallery';
import { inWords, patience, rates, tasks, tolerance } from '@gd/gallery';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './gallery.module.css';
import { Spread } from './Spread';

interface LeaderboardProps {
  record: OptimizerRecord;
  places: Readonly<Record<string, { place: number; of: number }>>;
}

/** The results of an optimizer on every objective and network: with its defaults and tuned, one dot for each seed. */
export function Leaderboard({ record, places }: LeaderboardProps): ReactNode {
  const { scores, seeds, version, date, node } = record;
  const starts = scores.bowl?.default.steps?.length ?? 0;
  return (
    <>
      <p>
        Each dot is one run: <Dot /> with the defaults, <Dot tuned /> with settings tuned for that task. On a hill,
        fewer steps are better; on a network, a higher accuracy. The place is among all optimizers of the gallery,
        tuned.
      </p>
      <table className={styles.board}>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">Every seed</th>
            <th scope="col">Defaults</th>
            <th scope="col">Tuned</th>
            <th scope="col">Place</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(({ id, title, asks, kind }) => {
            const score = scores[id];
            const place = places[id];
            if (!score || !place) return null;
            return (
              <tr key={id}>
                <th scope="row">
                  {title}
                  <span className={styles.small}>{asks}</span>
                </th>
                <td>
                  <Spread score={score} kind={kind} />
                </td>
                <td data-head="Defaults">{inWords(score.default)}</td>
                <td data-head="Tuned">
                  <strong>{inWords(score.tuned)}</strong>
                  <span className={styles.small}>{settingsInWords(score.tuned.settings)}</span>
                </td>
                <td data-head="Place">
                  <span className={clsx(styles.place, place.place === 1 && styles.first)}>
                    {place.place} <span className={styles.of}>of {place.of}</span>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.small}>
        Hills: {starts} starts near the customary one; a run is home when it gets within {tolerance} of the lowest
        minimum and stays there, in at most {patience.steps.toLocaleString('en')} steps. Networks: seeds{' '}
        {seeds.scored.join(', ')} for weights, order and the quarter of the examples that is kept unseen. Tuned: the
        best of {record.tried * rates.length} settings (learning rates from {rates[0]} to {rates.at(-1)}
        {record.tried > 1 && `, ${record.tried} values of its decay rates`}), tuned on other starts and seeds (
        {seeds.tuned.join(', ')}
        ). Measured with version {version} on {date}, Node {node}: <code>pnpm gallery {record.name}</code>
      </p>
    </>
  );
}

const Dot = ({ tuned = false }: { tuned?: boolean }) => (
  <svg width="12" height="12" aria-hidden="true" className={styles.dotKey}>
    {tuned ? (
      <circle cx="6" cy="6" r="4.5" className={styles.dotTuned} />
    ) : (
      <rect x="2" y="2" width="8" height="8" className={styles.dotDefault} />
    )}
  </svg>
);

const settingsInWords = (settings: Readonly<Record<string, number>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
