import { posix } from 'node:path';
import ts from 'typescript';
import type { Package } from '../support/workspace';

/** A name as an entry exports it, and the thing that it refers to. */
export interface PublicName {
  readonly name: string;
  /** The entry as it is imported: `@gd/optim/testing`. */
  readonly entry: string;
  /** The package and file that the thing comes from, and its name there. */
  readonly thing: string;
}

/** Every name of a value or type that the entries of a package export. */
export function publicNames({ manifest, sources }: Package): PublicName[] {
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    const file = typeof target === 'string' ? undefined : target['@gd/source']?.replace('./src/', '');
    const text = file === undefined ? undefined : sources[file];
    if (file === undefined || text === undefined) return [];
    const entry = posix.join(manifest.name, path);
    return exportsOf(text).map(({ name, original, from }) => {
      const origin = from.startsWith('.') ? posix.join(manifest.name, posix.dirname(file), from) : from;
      return { name, entry, thing: `${origin}#${original}` };
    });
  });
}

/** A sentence for each name that refers to two things. */
export function nameComplaints(names: readonly PublicName[]): string[] {
  const things = new Map<string, Map<string, string>>();
  for (const { name, entry, thing } of names) {
    const entries = things.get(name) ?? new Map<string, string>();
    things.set(name, entries.set(thing, entries.get(thing) ?? entry));
  }
  return [...things].flatMap(([name, entries]) => {
    if (entries.size < 2) return [];
    const told = [...entries].map(([thing, entry]) => `${entry} (${thing})`);
    return [`\`${name}\` is ${entries.size} things, of ${told.join(' and ')}: rename all but one`];
  });
}

function exportsOf(text: string): { name: string; original: string; from: string }[] {
  const file = ts.createSourceFile('index.ts', text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const clause = statement.exportClause;
    if (clause === undefined || !ts.isNamedExports(clause)) return [];
    return clause.elements.map(({ name, propertyName }) => ({
      name: name.text,
      original: (propertyName ?? name).text,
      from,
    }));
  });
}
