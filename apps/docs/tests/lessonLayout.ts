/** The files of a lesson's folder, and what to do about a missing one. */
const wanted: Readonly<Record<string, string>> = {
  'index.mdx': 'write the page',
  'Figure.tsx': 'draw the figure that the page is about, and import it there',
  'model.ts': 'write what the figure and the prose compute, with the packages',
  'model.test.ts': 'test the model against closed forms',
  'check.ts': 'write the check of the challenge: a good answer, cases, and the wrong answers that you expect',
  'cards.ts': 'write two cards that later lessons can ask again',
  'page.test.ts': 'walk through the page by keys with walkLesson of tests/walkLesson.ts',
};

/** The pieces of a page, and what to do about a missing one. */
const pieces: readonly (readonly [RegExp, string])[] = [
  [/^title: ./m, 'has no title: write it at the top, between the two ---'],
  [/^description: ./m, 'has no description: say in a sentence what happens, at the top, between the two ---'],
  [/^## The story$/m, 'has no story: begin with a heading "The story"'],
  [/from '\.\/Figure';/, 'does not import its figure: import it from ./Figure and show it'],
  [/<Predict\b/, 'has no prediction: ask with <Predict> before the figure shows it'],
  [/^```ts run id=/m, 'has no snippet: open one with ```ts run id=…'],
  [/<Challenge\b/, 'has no challenge: write one with <Challenge>'],
  [/<Fold>/, 'has no grown-up math: put it into a <Fold>'],
  [/<SayItBack\b/, 'does not ask for the lesson in the reader’s own words: end with <SayItBack>'],
];

/** Everything about a lesson that is missing or not where it belongs, in one sentence each. */
export function lessonComplaints(
  slug: string,
  files: Readonly<Record<string, string>>,
  order: readonly string[],
): string[] {
  const folder = `lessons/${slug}`;
  const says: string[] = [];
  if (!/^[a-z]+(-[a-z]+)*$/.test(slug))
    says.push(`${folder}: name it in small letters with hyphens; lessons/order.ts gives the number`);
  if (!order.includes(slug))
    says.push(`${folder} is not in lessons/order.ts: put '${slug}' where it belongs in the course`);
  for (const [file, task] of Object.entries(wanted)) {
    if (!(file in files)) says.push(`${folder} has no ${file}: ${task}`);
  }
  const page = files['index.mdx'];
  if (page === undefined) return says;
  for (const [piece, sentence] of pieces) if (!piece.test(page)) says.push(`${folder}/index.mdx ${sentence}`);
  if (page.split('<Challenge').length > 2)
    says.push(`${folder}/index.mdx has two challenges and one check.ts: keep the better one`);
  return says;
}
