import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {object} OptimizerDoc
 * @property {string} first     the first paragraph
 * @property {({ rule: string } | { text: string })[]} rest  the math, as aligned lines, and the text between
 * @property {{ word: string, text: string }[]} terms  units, state, source …
 * @property {Choice[]} options
 */

/**
 * @typedef {object} Choice  an option that a number or a switch can set
 * @property {string} name
 * @property {string} about
 * @property {'number' | 'switch'} kind
 * @property {number | boolean | undefined} begins  its default, if the source states it
 */

/**
 * An optimizer's documentation: the doc blocks above it and above each of its options, from its source, or from its
 * types if only those were published.
 *
 * @param {{ name: string, from: string, folder: string }} entry
 * @returns {OptimizerDoc}
 */
export function docOf({ name, from, folder }) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entries = [exports['.']['@gd/source'], 'src/index.ts', exports['.'].types].filter(
    (path) => path && existsSync(join(folder, path)),
  );
  const found = entries.length > 0 ? declarationOf(name, join(folder, entries[0])) : undefined;
  const comment = found && ts.getJSDocCommentsAndTags(found.node).at(-1)?.getText(found.file);
  if (!comment)
    throw new Error(`gallery: ${name} of ${from} has no doc block — write a first sentence, the rule and its source`);
  return { ...readDocBlock(comment), options: choicesOf(found) };
}

/** The function of that name, in the file or in one that the file re-exports. */
function declarationOf(name, path) {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  for (const node of file.statements) {
    if (ts.isFunctionDeclaration(node) && node.name?.text === name) return { node, file };
    const handsOn =
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      !node.isTypeOnly &&
      node.exportClause?.elements?.some((element) => element.name.text === name);
    if (handsOn) return declarationOf(name, fileOf(node.moduleSpecifier.text, path));
  }
  return undefined;
}

/** The file that `./other` refers to: a source, or the types of a build. */
function fileOf(specifier, path) {
  const base = join(dirname(path), specifier.replace(/\.js$/, ''));
  return [`${base}.ts`, `${base}.d.ts`].find(existsSync) ?? `${base}.ts`;
}

/** Splits the lines of a doc block: the first paragraph, rules (indented by four), paragraphs, and terms at the end. */
export function readDocBlock(comment) {
  const lines = comment
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const blocks = lines
    .join('\n')
    .trim()
    .split(/\n{2,}(?! {4})|\n{2,}(?= {4})/);
  const [first, ...others] = blocks;
  const terms = [];
  const rest = [];
  for (const block of others) {
    if (/^ {4}/.test(block)) rest.push({ rule: block.replace(/^ {4}/gm, '') });
    else if (term.test(block)) terms.push(...termsOf(block));
    else rest.push({ text: joined(block) });
  }
  return { first: joined(first), rest, terms };
}

const term = /^(\w+) {2,}/;
const joined = (text) => text.replace(/\s*\n\s*/g, ' ').trim();

function termsOf(block) {
  return block.split(/\n(?=\w+ {2,})/).map((lines) => {
    const [all, word] = term.exec(lines);
    return { word, text: joined(lines.slice(all.length)) };
  });
}

/** The options that a slider or a switch can set, in the order of their declaration. */
function choicesOf({ node, file }) {
  const [given] = node.parameters;
  const type = given?.type?.typeName?.getText(file);
  const members = membersOf(type, file);
  const begins = new Map(
    (given && ts.isObjectBindingPattern(given.name) ? given.name.elements : []).map((element) => [
      element.name.getText(file),
      element.initializer?.getText(file),
    ]),
  );
  return members.flatMap((member) => {
    const kind = { Schedule: 'number', number: 'number', boolean: 'switch' }[member.type?.getText()];
    if (!kind) return [];
    const name = member.name.getText();
    const [comment] = ts.getJSDocCommentsAndTags(member);
    const about = comment ? readDocBlock(comment.getText()).first : '';
    const written = begins.get(name);
    return [{ name, about, kind, begins: written === undefined ? undefined : JSON.parse(jsonOf(written)) }];
  });
}

/** The members of an interface and of those that it extends, in this file or the file that it imports them from. */
function membersOf(type, file) {
  for (const one of file.statements) {
    if (ts.isInterfaceDeclaration(one) && one.name.text === type) {
      const above = (one.heritageClauses ?? []).flatMap(({ types }) => types.map(({ expression }) => expression.text));
      const members = [...above.flatMap((name) => membersOf(name, file)), ...one.members];
      // an interface's own description of an option overrides the one that it inherits
      return [...new Map(members.map((member) => [member.name.getText(), member])).values()];
    }
    const imports = ts.isImportDeclaration(one) && one.importClause?.namedBindings?.elements;
    if (imports?.some(({ name }) => name.text === type) && one.moduleSpecifier.text.startsWith('.')) {
      const path = fileOf(one.moduleSpecifier.text, file.fileName);
      return membersOf(type, ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
    }
  }
  return [];
}

/** `1e-8`, `0.9` and `false` are valid JSON; a computed default becomes null. */
const jsonOf = (written) => (/^(-?[\d.]+(e-?\d+)?|true|false)$/.test(written) ? written : 'null');
