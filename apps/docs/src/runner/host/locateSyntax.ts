import type { ReaderError } from '../protocol';

/** Finds the line of a syntax error if the engine did not report it. The parser is loaded only then. */
export async function locateSyntax(error: ReaderError): Promise<ReaderError> {
  const { unlocated, ...told } = error;
  if (unlocated === undefined) return told;
  const { parse } = await import('acorn');
  try {
    parse(unlocated, { ecmaVersion: 'latest', sourceType: 'module', allowReturnOutsideFunction: true });
  } catch (thrown) {
    const place = (thrown as { loc?: { line: number; column: number } }).loc;
    if (place) return { ...told, line: place.line };
  }
  return told;
}
