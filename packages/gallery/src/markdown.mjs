/** Text of a doc block as MDX: code stays code, addresses become links, and nothing else has a meaning of its own. */
export function markdown(text) {
  return text
    .split(/(`[^`]+`|https?:\/\/[^\s,;)]*[^\s,;).])/)
    .map((part) => {
      if (part.startsWith('`')) return part;
      if (/^https?:/.test(part)) return `[${escaped(part.replace(/^https?:\/\/(www\.)?/, ''))}](${part})`;
      return escaped(part);
    })
    .join('');
}

const escaped = (text) => text.replace(/[{}<>*_~|[\]\\#]/g, '\\$&');

/** The same without any marks. */
export const plain = (text) => text.replaceAll('`', '');
