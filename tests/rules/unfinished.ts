/** What is still to be done in a file, as it says itself after a TODO: one sentence each, with its line. */
export function unfinishedComplaints(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, i) => {
    const [found, task] = /\bTODO\b:?(.*)/.exec(line) ?? [];
    if (found === undefined) return [];
    const sentence = task!.replace(/(<\/\w+>)?["'`*>/\s,;)}]*$/, '').trim();
    return [`${file}:${i + 1}: TODO ${sentence || 'and nothing else: do it, or say what it is'}`];
  });
}
