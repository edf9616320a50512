import type { Cards } from '../../src/components/Recall/card';

export default {
  'boots-times-slope': {
    ask: 'How long is a step of gradient descent?',
    answer:
      'The boots times the slope: the learning rate is multiplied by the slope, so steep ground gives long steps.',
  },
  'boots-too-big': {
    ask: 'Do bigger boots always bring Wen home faster?',
    answer: 'No. From some size on each leap ends higher than the last, and Wen never gets home.',
  },
} satisfies Cards;
