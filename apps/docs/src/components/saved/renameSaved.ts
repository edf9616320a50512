/** The old names under which answers were saved, and the new ones. */
const renamed: Readonly<Record<string, string>> = {
  'predict:welcome-direction': 'predict:how-this-site-works/direction',
  'predict:welcome-number': 'predict:how-this-site-works/number',
  'predict:welcome-sketch': 'predict:how-this-site-works/sketch',
  'challenge:welcome/downhill': 'challenge:how-this-site-works',
  'said:welcome': 'said:how-this-site-works',
  'card:run-is-real': 'card:how-this-site-works/run-is-real',
  'predict:l1-fact': 'predict:the-foggy-walker/enough',
  'challenge:l01/downhill': 'challenge:the-foggy-walker',
  'said:l1': 'said:the-foggy-walker',
  'card:slope-enough': 'card:the-foggy-walker/slope-enough',
  'card:slope-sign': 'card:the-foggy-walker/slope-sign',
  'predict:l5-leap': 'predict:how-big-a-step/leap',
  'challenge:l05/step': 'challenge:how-big-a-step',
  'said:l5': 'said:how-big-a-step',
  'card:boots-times-slope': 'card:how-big-a-step/boots-times-slope',
  'card:boots-too-big': 'card:how-big-a-step/boots-too-big',
  'predict:l17-before': 'predict:read-digits/before',
  'challenge:l17/exam': 'challenge:read-digits',
  'said:l17': 'said:read-digits',
};

/** Moves saved answers from old names to new ones. An answer that already has the new name is newer, and is kept. */
export function renameSaved(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, prefix: string): void {
  for (const [old, name] of Object.entries(renamed)) {
    const saved = storage.getItem(prefix + old);
    if (saved === null) continue;
    if (storage.getItem(prefix + name) === null) storage.setItem(prefix + name, saved);
    storage.removeItem(prefix + old);
  }
}
