/**
 * The course: every lesson by its slug, which is its folder and the end of its address. Its place here is its number, and
 * decides what comes before and after it. A slug without a folder is a lesson that is still to be written.
 */
export const order: readonly string[] = [
  'the-foggy-walker',
  'the-magical-box',
  'the-wrongness-meter',
  'which-way-is-down',
  'how-big-a-step',
  'step-look-repeat',
  'two-knobs',
  'more-than-one-valley',
  'a-team-of-boxes',
  'passing-the-blame-back',
  'random-knobs',
  'cat-or-dog',
  'a-few-signposts',
  'the-sledge',
  'a-stick-for-each-direction',
  'sledge-and-sticks',
  'read-digits',
  'your-own-optimizer',
];
