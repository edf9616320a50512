import type { Recipe } from './recipe';

export default {
  name: 'targetLoss',
  says: ['targetLoss: nothing is said of what it does — watch it over a few epochs, and check'],
  fill: {
    'targetLoss.ts': [
      ['TODO: say what the options of targetLoss decide.', 'When a run is good enough.'],
      ['The number of epochs after which the run ends.', 'The loss at which the run ends.'],
      ['readonly epochs?: number', 'readonly loss?: number'],
      [
        'TODO: say in one sentence what targetLoss does in a run, as a manual does.',
        'Ends a run when the loss of an epoch is low enough.',
      ],
      ['when epochs is not a whole number above 0', 'when the loss is not a number above 0'],
      ['({ epochs = 10 }', '({ loss: enough = 0.01 }'],
      ['!Number.isInteger(epochs) || epochs < 1', '!(enough > 0)'],
      ['`targetLoss: epochs', '`targetLoss: loss'],
      ['{epochs} — wanted a whole number, at least 1', '{enough} — wanted a number above 0'],
      [
        '    // TODO: write what targetLoss does at each point of a run; `epoch` returns a reason to stop, or undefined\n',
        '',
      ],
      ['({ epoch }) => (epoch < epochs ? undefined', '({ loss }) => (loss > enough ? undefined'],
      ['undefined : `', 'undefined : `a loss of '],
      ['{epochs} epochs are enough', '{enough} is enough'],
    ],
    'targetLoss.test.ts': [
      [
        "throw new Error('targetLoss: nothing is said of what it does — watch it over a few epochs, and check');",
        "expect(watch([3, 2, 1], { loss: 2 })).toEqual([undefined, 'a loss of 2 is enough', 'a loss of 2 is enough']);",
      ],
      ['{ epochs: 0 }', '{ loss: 0 }'],
      ['epochs 0 — wanted a whole number, at least 1', 'loss 0 — wanted a number above 0'],
    ],
  },
} satisfies Recipe;
