import type { Choice, Make, Settings } from '@gd/gallery';
import { sortOut, spanOf } from '@gd/gallery';
import type { ReactNode } from 'react';
import { Dial } from '../figures/parts';
import styles from './gallery.module.css';

interface SettingDialsProps {
  make: Make;
  choices: readonly Choice[];
  settings: Settings;
  onChange: (name: string, value: number | boolean) => void;
}

/** A slider or switch for every option of an optimizer, with the description from its doc block. */
export function SettingDials({ make, choices, settings, onChange }: SettingDialsProps): ReactNode {
  const { first, more } = sortOut(choices);
  const dial = (choice: Choice) => (
    <Setting key={choice.name} {...{ make, choice, onChange }} value={settings[choice.name]} />
  );
  return (
    <>
      {first.map(dial)}
      {more.length > 0 && (
        <details className={styles.more}>
          <summary>More options: {more.map(({ name }) => name).join(', ')}</summary>
          {more.map(dial)}
        </details>
      )}
    </>
  );
}

interface SettingProps {
  make: Make;
  choice: Choice;
  value: number | boolean | undefined;
  onChange: (name: string, value: number | boolean) => void;
}

function Setting({ make, choice, value = choice.begins, onChange }: SettingProps): ReactNode {
  const { name, about } = choice;
  return (
    <div className={styles.setting}>
      {typeof value === 'boolean' ? (
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={value}
            onChange={({ currentTarget }) => onChange(name, currentTarget.checked)}
          />
          {name}
        </label>
      ) : (
        <Dial
          label={name}
          value={value}
          {...spanOf(make, choice)}
          text={String(value)}
          onChange={(to) => onChange(name, to)}
        />
      )}
      {about && <p className={styles.about}>{about.replaceAll('`', '')}</p>}
    </div>
  );
}
