import type { Recipe } from './recipe';

export default {
  name: 'a-copied-lesson',
  says: ['a-copied-lesson: no test of the model — compare it with what can be worked out by hand'],
  fill: {
    'index.mdx': [
      ['"TODO: say in a sentence what happens in this lesson"', 'Wen is somewhere on a hill. How high is that?'],
      [
        'TODO: tell the story of a-copied-lesson: what does Wen want, and what is in the way?',
        'Wen climbs the other wall.',
      ],
      [
        'TODO: ask for a guess before the figure shows it',
        'Wen goes one step to the right. Is it lower there, or higher?',
      ],
      ['TODO: say what happens, and why.', '**Lower**: the hut is to the right.'],
      ['TODO: say what to try in the figure, in three lines.', 'Slide Wen to the hut, and past it.'],
      ['TODO: say the idea in one sentence.', 'Every place has a height.'],
      ['// TODO: show the idea in a few lines that print something, and say after an arrow what they print\n', ''],
      ['TODO: ask for a function that is the idea.', 'Write how high the hill is at `w`.'],
      ['TODO: give a hint that does not give it away', 'How far is it to 3?'],
      ['TODO: say the same in the language of grown-ups.', 'The height is a function of the place:'],
      ['TODO: ask for the lesson in one sentence', 'Tell it to a friend: what is a height?'],
      ['TODO: say it in one sentence.', 'How far up Wen is.'],
    ],
    'model.ts': [['// TODO: write what the figure of a-copied-lesson and its prose compute, with the packages\n', '']],
    'model.test.ts': [
      [
        "throw new Error('a-copied-lesson: no test of the model — compare it with what can be worked out by hand');",
        'expect(heightAt(-1)).toBe(16);',
      ],
    ],
    'Figure.tsx': [
      ['TODO: say what the figure of a-copied-lesson shows, and what can be done with it.', 'A hill, and Wen on it.'],
    ],
    'check.ts': [
      [
        '// TODO: write the good answer to the challenge of a-copied-lesson, its cases, and the wrong answers that you expect\n',
        '',
      ],
    ],
    'cards.ts': [
      ['TODO: what should a reader of a-copied-lesson still know in a month?', 'How high is the hill at 3?'],
      ["TODO: the answer, in a sentence.',\n  },\n  'second-question'", "It is 0 there.',\n  },\n  'second-question'"],
      ['TODO: what else should a reader still know?', 'How high is it at −4?'],
      ['TODO: the answer, in a sentence.', 'It is 49 there.'],
    ],
    'page.test.ts': [
      [
        '// TODO: walk through the page of a-copied-lesson as its reader does: the guess, the figure, the challenge\n',
        '',
      ],
    ],
  },
} satisfies Recipe;
