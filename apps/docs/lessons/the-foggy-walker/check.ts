import { challenge } from '../../src/runner/check/challenge';

type Way = 'left' | 'right' | 'stay';
type Downhill = (slope: number) => Way;

const good: Downhill = (slope) => (slope > 0 ? 'left' : slope < 0 ? 'right' : 'stay');

/** Two hundred bowls with floors at different places, and Wen somewhere on each. */
function staysOnCourse(answer: Downhill): boolean | string {
  for (let bowl = 0; bowl < 200; bowl++) {
    const floor = ((bowl * 37) % 41) - 20;
    const steep = 0.05 + ((bowl * 13) % 17) / 4;
    const w = ((bowl * 53) % 61) - 30;
    const slope = 2 * steep * (w - floor);
    const way = answer(slope);
    const nearer: Way = w < floor ? 'right' : w > floor ? 'left' : 'stay';
    if (way !== nearer)
      return `with the floor at ${floor} and Wen at ${w} the slope is ${slope.toFixed(2)}, and you go ${way}`;
  }
  return true;
}

export default challenge<Downhill>('downhill', {
  good,
  cases: [[-14], [14], [0], [-0.001], [250]],
  rules: [{ say: 'On 200 other hills Wen always goes down', holds: staysOnCourse }],
  wrong: [
    {
      as: (slope) => (slope > 0 ? 'right' : slope < 0 ? 'left' : 'stay'),
      say: 'You are climbing! The slope points uphill. Send Wen the other way.',
    },
    {
      as: (slope) => (slope > 0 ? 'left' : 'right'),
      say: 'Almost. On flat ground Wen walks off to the right. What should happen when the slope is 0?',
    },
    {
      as: (slope) => (slope < 0 ? 'right' : 'left'),
      say: 'Almost. On flat ground Wen walks off to the left. What should happen when the slope is 0?',
    },
    {
      as: (slope) => (slope > 1 ? 'left' : slope < -1 ? 'right' : 'stay'),
      when: (answer) => answer(-14) === 'right' && answer(14) === 'left' && answer(-0.001) === 'stay',
      say: 'Wen stops too early. A tiny tilt is still a tilt: only exactly 0 is flat.',
    },
    {
      as: () => 'right',
      say: 'Wen does the same on every slope. Look at its sign: minus and plus need different ways.',
      when: (answer) => answer(-14) === answer(14),
    },
  ],
});
