import Link from '@docusaurus/Link';
import { usePluginData } from '@docusaurus/useGlobalData';
import { useState } from 'react';
import controls from '../../css/controls.module.css';
import { Icon } from '../Icon';
import { useSaved } from '../saved/useSaved';
import type { PlacedCard } from './card';
import { fresh, moved } from './leitner';
import styles from './Recall.module.css';

/**
 * Two or three questions from earlier lessons, each as `slug/name` of the lesson's cards.ts. A card that you knew comes
 * back later, one that you did not know comes back soon.
 */
export function Recall({ cards: names }: { cards: readonly string[] }) {
  return (
    <section className={controls.card} aria-label="Do you remember?">
      <p className={controls.label}>
        <Icon name="recall" /> Do you remember?
      </p>
      <ul className={styles.cards}>
        {names.map((name) => (
          <Question key={name} name={name} />
        ))}
      </ul>
    </section>
  );
}

function Question({ name }: { name: string }) {
  const { cards } = usePluginData('gd') as { cards: Readonly<Record<string, PlacedCard>> };
  const card = cards[name];
  if (!card) throw new Error(`Recall: '${name}' — no cards.ts has it; there is ${Object.keys(cards).join(', ')}`);
  const [place, setPlace] = useSaved(`card:${name}`, fresh);
  const [turned, setTurned] = useState(false);
  const [told, setTold] = useState('');
  const tell = (knew: boolean) => {
    const next = moved(place, knew, Date.now());
    setPlace(next);
    setTurned(false);
    setTold(knew ? `Good. Box ${next.box} of 5: it rests for a while.` : 'Back to box 1: it comes again soon.');
  };
  return (
    <li className={styles.card}>
      <p>{card.ask}</p>
      {turned ? (
        <>
          <p className={styles.answer}>
            {card.answer} <Link to={card.page}>Look it up</Link>
          </p>
          <div className={controls.row}>
            <button type="button" className={controls.button} onClick={() => tell(true)}>
              I knew it
            </button>
            <button type="button" className={controls.button} onClick={() => tell(false)}>
              Not yet
            </button>
          </div>
        </>
      ) : (
        <button type="button" className={`${controls.button} ${controls.plain}`} onClick={() => setTurned(true)}>
          {told ? 'Ask me again' : 'Turn the card'}
        </button>
      )}
      <span role="status">{!turned && told}</span>
    </li>
  );
}
