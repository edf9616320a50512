/** Converts the text of a doc block to MDX: code stays code, addresses become links, and everything else is escaped. */
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

/** The same text without any markup. */
export const plain = (text) => text.replaceAll('`', '');
