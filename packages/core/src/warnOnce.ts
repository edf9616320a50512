const said = new Set<string>();

/** Writes a sentence to the console, but only the first time. */
export function warnOnce(sentence: string): void {
  if (said.has(sentence)) return;
  said.add(sentence);
  console.warn(sentence);
}
