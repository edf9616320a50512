import ts from 'typescript';

/** Words of the first edition, and the field's words for the same. */
const instead: Readonly<Record<string, string>> = {
  slope: 'gradient, or grad',
  truth: 'targets',
  move: 'update of a weight, copy of numbers, or another verb',
  chance: 'rng for a stream of random numbers, probability for a number',
  walker: 'minimizer, or optimizer',
  footprint: 'step record',
  initialiser: 'initializer',
  initialise: 'initialize',
  normalise: 'normalize',
};

const endings = ['', 's', 'd', 'r', 'rs'];

/**
 * The old words among the words and camel-case parts of a text. `negativeSlope` is allowed, since it is PyTorch's name,
 * and so is `moved`, since it is not an optimizer's move.
 */
export function oldWords(text: string): string[] {
  const parts = text.replace(/negativeSlope|\bmoved\b/g, '').match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  const found = parts.flatMap((part) => {
    const word = part.toLowerCase();
    const stems = endings
      .filter((ending) => word.endsWith(ending))
      .map((ending) => word.slice(0, -ending.length || undefined));
    return stems.find((stem) => Object.hasOwn(instead, stem)) ?? [];
  });
  return [...new Set(found)];
}

/** A sentence for each old word in a file's name, identifiers, error texts and first sentences of doc blocks. */
export function vocabularyComplaints(path: string, text: string): string[] {
  const said = new Set<string>();
  const complain = (what: string, written: string): void => {
    for (const word of oldWords(written)) said.add(`${path}: ${what} says ${word}: write ${instead[word]}`);
  };
  complain('the file name', path);
  if (!/\.m?ts(\.template)?$|\.mjs(\.template)?$/.test(path)) return [...said];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const look = (node: ts.Node, inError: boolean): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) complain(`\`${node.text}\``, node.text);
    if (inError && isText(node)) complain(`the error "${node.text}"`, node.text);
    if (ts.isJSDoc(node)) {
      const sentence = firstSentence(node.getText(file));
      complain(`the doc block "${sentence}"`, sentence);
    } else {
      const error = inError || (ts.isNewExpression(node) && /Error$/.test(node.expression.getText(file)));
      for (const child of node.getChildren(file)) look(child, error);
    }
  };
  look(file, false);
  return [...said];
}

type Text = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

function isText(node: ts.Node): node is Text {
  return (
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
  );
}

/** The part of a doc block that an editor shows: up to the first period, or the first empty line. */
function firstSentence(comment: string): string {
  const text = comment.replace(/^\/\*\*|\*\/$/g, '').replace(/^\s*\* ?/gm, '');
  const [paragraph] = text.trim().split(/\n\s*\n/);
  return (/^.*?\.(?=\s|$)/s.exec(paragraph!)?.[0] ?? paragraph!).replace(/\s+/g, ' ');
}
