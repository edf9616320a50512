/** One question to be asked again at growing gaps. */
export interface Card {
  ask: string;
  answer: string;
  /** The page that teaches it. */
  page: string;
}

/** All cards by name; a lesson shows two or three of earlier lessons. */
export const cards: Readonly<Record<string, Card>> = {
  'run-is-real': {
    ask: 'When you press Run, which code runs: a toy, or the library itself?',
    answer: 'The library itself, the same files that a program of your own would install.',
    page: '/how-this-site-works',
  },
};
