/**
 * Fills words into a template: `«name»` becomes the value of `words` under that name, its lines indented like the first. A
 * line with nothing but an empty word is removed.
 *
 * throws  when a word is missing
 */
export function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replace(/^([ \t]*)«(\w+)»\n|«(\w+)»/gm, (_, indent: string, alone: string, inside: string) => {
    const name = alone ?? inside;
    const word = words[name];
    if (word === undefined)
      throw new Error(`fill: the template needs «${name}» — there are ${Object.keys(words).join(', ')}`);
    if (alone === undefined) return word;
    return word === '' ? '' : `${word.replaceAll(/^(?=.)/gm, indent)}\n`;
  });
}
