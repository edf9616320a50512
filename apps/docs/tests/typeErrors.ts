import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { prepared, site } from '../scripts/folders.mjs';

export interface PlacedCode {
  page: string;
  line: number;
  id: string;
  code: string;
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  customConditions: ['@gd/source'],
  types: [],
  paths: { 'gd:show': [join(site, 'src/runner/show/index.ts')] },
};

/** The type errors of pieces of code, each as `page:line message` with the line it has on its page. */
export function typeErrors(pieces: readonly PlacedCode[]): string[] {
  const folder = join(prepared, 'types');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = new Map(
    pieces.map((piece, i) => {
      const file = join(folder, `${i}.ts`);
      writeFileSync(file, piece.code);
      return [file, piece] as const;
    }),
  );
  const program = ts.createProgram([...files.keys()], options);
  return [...files].flatMap(([file, { page, line }]) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) => {
        const within = (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
        return `${page}:${line + within} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      },
    );
  });
}
