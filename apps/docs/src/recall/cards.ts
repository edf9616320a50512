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
  'slope-enough': {
    ask: 'Wen stands in fog. Which one thing is enough to know the way down?',
    answer: 'The slope where Wen stands: which way the ground tilts underfoot.',
    page: '/lessons/the-foggy-walker',
  },
  'slope-sign': {
    ask: 'The slope is −14. Which way is down: left or right?',
    answer: 'Right. A slope below 0 means that the ground goes down to the right.',
    page: '/lessons/the-foggy-walker',
  },
  'boots-times-slope': {
    ask: 'How long is a step of gradient descent?',
    answer:
      'The boots times the slope: the learning rate is multiplied by the slope, so steep ground gives long steps.',
    page: '/lessons/how-big-a-step',
  },
  'boots-too-big': {
    ask: 'Do bigger boots always bring Wen home faster?',
    answer: 'No. From some size on each leap ends higher than the last, and Wen never gets home.',
    page: '/lessons/how-big-a-step',
  },
};
