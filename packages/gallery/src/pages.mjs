import { markdown, plain } from './markdown.mjs';
import { placeOf, verdictOn } from './ranking.mjs';
import { tasks } from './tasks.mjs';

/**
 * The page of one optimizer, as MDX: text from its doc block and its record, and the interactive parts.
 *
 * @param {{ name: string, from: string }} entry
 * @param {import('./docBlock.mjs').OptimizerDoc} doc
 * @param {object} record
 * @param {readonly object[]} all  every record, for its place among them
 */
export function pageOf({ name, from }, doc, record, all) {
  const { likes, dislikes, defaults } = verdictOn(record, all);
  const plugin = from !== '@gd/optim';
  return `---
title: ${name}
description: ${JSON.stringify(plain(doc.first))}
hide_table_of_contents: true
---

import { ${name} } from '${from}';
import record from '@gd/gallery/records/${name}.json';
import { CostCards } from '@site/src/gallery/CostCards';
import { Leaderboard } from '@site/src/gallery/Leaderboard';
import { WalkFigure } from '@site/src/gallery/WalkFigure';

<div className="gd-lead">

${markdown(doc.first)}

</div>

<CostCards record={record} />

## Watch it walk

<WalkFigure make={${name}} record={record} choices={${JSON.stringify(choicesOf(doc, record))}} />

## What suits it

${likes}

${dislikes}

${defaults}

## The rule

${doc.rest.map((part) => ('rule' in part ? fence('text', part.rule) : markdown(part.text))).join('\n\n')}

<dl>

${doc.terms.map(({ word, text }) => `<dt>${word}</dt>\n<dd>\n\n${markdown(text)}\n\n</dd>`).join('\n')}

</dl>

## How it does

<Leaderboard record={record} places={${JSON.stringify(placesOf(record, all))}} />

## Use it

${fence('sh', `npm install @gd/core @gd/optim${plugin ? ` ${from}` : ''}`)}

${fence('ts', exampleOf(name, from, record))}

It works wherever an optimizer does: \`fit\`, \`trainStep\`, every wrapper and every schedule.${plugin ? ` It is a separate package: \`${from}\`, version ${record.version}.` : ''}

## The proof

${proofOf(record)}
`;
}

/** A program of three lines that uses it. */
export function exampleOf(name, from, { options }) {
  const [rate] = Object.entries(options).filter(([option]) => option === 'learningRate');
  return `import { minimize } from '@gd/optim';
import { bowl } from '@gd/optim/test-functions';
import { ${name} } from '${from}';

const optimizer = ${name}(${rate ? `{ learningRate: ${rate[1]} }` : ''});
const { weights, loss } = minimize(bowl.loss, bowl.start, optimizer);`;
}

/** The options that the figure has sliders for: those with defaults, and the others in its doc block. */
export function choicesOf({ options }, { options: own }) {
  const doc = new Map(options.map((choice) => [choice.name, choice]));
  const begun = Object.entries(own).map(([name, begins]) => ({ name, about: doc.get(name)?.about ?? '', begins }));
  const more = options
    .filter(({ name }) => !(name in own))
    .map(({ name, about, kind, begins }) => ({ name, about, begins: begins ?? (kind === 'switch' ? false : 0) }));
  return [...begun, ...more];
}

/** Its place on every task, by the task's name. */
const placesOf = (record, all) =>
  Object.fromEntries(tasks.map(({ id }) => [id, { place: placeOf(record, all, id), of: all.length }]));

function proofOf({ checks: { passed, exempt } }) {
  const exempted = Object.entries(exempt);
  const count = passed.length + exempted.length;
  const lines = [
    ...passed.map((name) => `- ✓ ${name}`),
    ...exempted.map(([name, why]) => `- – ${name}: exempt, since it ${markdown(why)}`),
  ];
  const besides = exempted.length > 0 ? `; it is exempt from ${exempted.length}, each for a stated reason` : '';
  return `It passes ${passed.length} of the ${count} checks of \`@gd/optim/testing\`${besides}.

<Fold title="All ${count} checks">

${lines.join('\n')}

</Fold>`;
}

const fence = (language, text) => `\`\`\`${language}\n${text}\n\`\`\``;
