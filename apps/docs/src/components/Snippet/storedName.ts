/** The name under which a reader's version of a snippet is stored; another original has another name. */
export function storedName(place: string, original: string): string {
  let hash = 0;
  for (const letter of original) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return `code:${place}:${(hash >>> 0).toString(36)}`;
}
