import type { Cards } from '../../src/components/Recall/card';

export default {
  'slope-enough': {
    ask: 'Wen stands in fog. Which one thing is enough to know the way down?',
    answer: 'The slope where Wen stands: which way the ground tilts underfoot.',
  },
  'slope-sign': {
    ask: 'The slope is −14. Which way is down: left or right?',
    answer: 'Right. A slope below 0 means that the ground goes down to the right.',
  },
} satisfies Cards;
