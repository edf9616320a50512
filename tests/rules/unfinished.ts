/** What is still to be done in a file, as it says itself after a TODO: one sentence each. */
export function unfinishedComplaints(file: string, text: string): string[] {
  return [...text.matchAll(/\bTODO\b:?(.*)/g)].map(([, task]) => {
    const sentence = task!.replace(/(<\/\w+>)?["'`*>/\s,;)}]*$/, '').trim();
    return `${file}: ${sentence || 'do what is to be done here'}`;
  });
}
