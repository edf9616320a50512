import { challenge } from '../../src/runner/check/challenge';

type Downhill = (slope: number) => 'left' | 'right' | 'stay';

const good: Downhill = (slope) => (slope > 0 ? 'left' : slope < 0 ? 'right' : 'stay');

export default challenge<Downhill>('downhill', {
  good,
  cases: [[-14], [14], [0], [-0.001], [250]],
  wrong: [
    {
      as: (slope) => (slope > 0 ? 'right' : slope < 0 ? 'left' : 'stay'),
      say: 'You are climbing: the slope points uphill, so walk the other way.',
    },
    {
      as: (slope) => (slope > 0 ? 'left' : 'right'),
      say: 'On flat ground Wen still walks off: what should happen when the slope is 0?',
    },
  ],
});
