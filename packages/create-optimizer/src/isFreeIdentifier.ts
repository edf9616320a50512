const words = `
  arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`;
const inTheTemplate = 'add declareOptions div given grad mul neg options perWeight sign state step sub t weight zeros';
const taken = new Set(`${words} ${inTheTemplate}`.trim().split(/\s+/));

/** Whether a word can name something in the new package: it is a valid identifier, and nothing there has that name. */
export function isFreeIdentifier(word: string): boolean {
  return /^[a-z][a-zA-Z0-9]*$/.test(word) && !taken.has(word);
}
