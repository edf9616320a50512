import type { Cards } from '../../src/components/Recall/card';

export default {
  'run-is-real': {
    ask: 'When you press Run, which code runs: a toy, or the library itself?',
    answer: 'The library itself, the same files that your own program would install.',
  },
} satisfies Cards;
