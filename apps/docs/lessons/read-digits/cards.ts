import type { Cards } from '../../src/components/Recall/card';

export default {
  'never-seen': {
    ask: 'The Team reads every card that it has learnt from. Is it good?',
    answer: 'Nobody knows yet: it may know them by heart. Only cards that it has never seen tell.',
  },
  'sure-and-wrong': {
    ask: 'The Team is 99 of 100 sure. Must it be right?',
    answer: 'No. It was never taught to say “I do not know”: draw a cat, and it names a digit.',
  },
} satisfies Cards;
