const said = new Set<string>();

/** Writes a sentence to the console, the first time only. */
export function warnOnce(sentence: string): void {
  if (said.has(sentence)) return;
  said.add(sentence);
  console.warn(sentence);
}
