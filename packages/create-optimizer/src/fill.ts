/**
 * Fills a template: `«name»` becomes what `words` has under that name, several lines at the indent of the first. A line with
 * nothing but an empty word goes.
 *
 * throws  when a word is missing
 */
export function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replace(/^([ \t]*)«(\w+)»\n|«(\w+)»/gm, (_, indent: string, alone: string, inside: string) => {
    const name = alone ?? inside;
    const word = words[name];
    if (word === undefined)
      throw new Error(`fill: the template asks for «${name}» — there are ${Object.keys(words).join(', ')}`);
    if (alone === undefined) return word;
    return word === '' ? '' : `${word.replaceAll(/^(?=.)/gm, indent)}\n`;
  });
}
