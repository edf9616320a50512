import ts from 'typescript';

/** What the layout rules need to know about one source file. */
export interface Parsed {
  /** The paths of `export … from`, `import … from` and `import()`. */
  readonly imports: readonly string[];
  readonly reexports: readonly string[];
  /** Those of `reexports` that include something that exists at run time. */
  readonly valuesFrom: readonly string[];
  readonly exported: readonly string[];
  readonly undocumented: readonly string[];
  readonly star: boolean;
  readonly otherStatements: boolean;
  readonly usesConsole: boolean;
  /** Whether an optimizer's `step` is called: `optimizer.step(…)`, or `….step({ grads, … })`. */
  readonly callsStep: boolean;
  /** The functions with more than `most` lines, and how many they have. */
  longFunctions(most: number): [name: string, lines: number][];
}

export function parse(text: string): Parsed {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const found = {
    imports: [] as string[],
    reexports: [] as string[],
    valuesFrom: [] as string[],
    exported: [] as string[],
    undocumented: [] as string[],
  };
  const functions: [name: string, lines: number][] = [];
  let [star, otherStatements, usesConsole, callsStep] = [false, false, false, false];
  for (const statement of file.statements) {
    const from =
      ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    if (from !== undefined && ts.isStringLiteral(from)) found.imports.push(from.text);
    if (ts.isExportDeclaration(statement) && from !== undefined && ts.isStringLiteral(from)) {
      found.reexports.push(from.text);
      if (!statement.isTypeOnly) found.valuesFrom.push(from.text);
      if (statement.exportClause === undefined) star = true;
    } else otherStatements = true;
    const names = exportedNames(statement);
    const documented = ts.getJSDocCommentsAndTags(statement).length > 0;
    for (const name of names) {
      // the doc block of the first overload is enough
      if (!documented && !found.exported.includes(name)) found.undocumented.push(name);
      found.exported.push(name);
    }
  }
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [path] = node.arguments;
      if (path !== undefined && ts.isStringLiteral(path)) found.imports.push(path.text);
    }
    if (ts.isPropertyAccessExpression(node) && node.expression.getText(file) === 'console') usesConsole = true;
    if (ts.isCallExpression(node) && isOptimizerStep(node, file)) callsStep = true;
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const name = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
      functions.push([name?.getText(file) ?? 'a function', ownLines(node, file)]);
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return {
    ...found,
    star,
    otherStatements,
    usesConsole,
    callsStep,
    longFunctions: (most) => functions.filter(([, lines]) => lines > most),
  };
}

function isOptimizerStep({ expression, arguments: [given] }: ts.CallExpression, file: ts.SourceFile): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'step') return false;
  if (/(^|\.)optimizer$/.test(expression.expression.getText(file))) return true;
  return (
    given !== undefined &&
    ts.isObjectLiteralExpression(given) &&
    given.properties.some((property) => property.name?.getText(file) === 'grads')
  );
}

/** The number of lines of a function, without those of the functions inside it. */
function ownLines(node: ts.Node, file: ts.SourceFile): number {
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  let lines = lineOf(node.end) - lineOf(node.getStart(file)) + 1;
  const look = (inner: ts.Node): void => {
    if (ts.isFunctionLike(inner)) lines -= lineOf(inner.end) - lineOf(inner.getStart(file));
    else ts.forEachChild(inner, look);
  };
  ts.forEachChild(node, look);
  return lines;
}

function exportedNames(statement: ts.Statement): string[] {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map((d) => d.name.getText());
  const name = (statement as ts.DeclarationStatement).name;
  return name === undefined ? [] : [name.getText()];
}
