import type { PrismTheme } from 'prism-react-renderer';

const ink = (name: string) => ({ color: `var(--gd-code-${name})` });

/** Colors of code as CSS variables, so that one theme serves light and dark, server and page. */
export const inkTheme: PrismTheme = {
  plain: { color: 'var(--gd-code-ink)', backgroundColor: 'var(--gd-code-paper)' },
  styles: [
    { types: ['comment', 'prolog', 'doctype', 'cdata'], style: { ...ink('comment'), fontStyle: 'italic' } },
    { types: ['keyword', 'operator-keyword', 'atrule', 'boolean'], style: ink('keyword') },
    { types: ['string', 'template-string', 'char', 'attr-value', 'regex'], style: ink('string') },
    { types: ['number', 'constant'], style: ink('number') },
    { types: ['function', 'function-variable', 'method'], style: ink('function') },
    { types: ['class-name', 'builtin', 'type', 'tag'], style: ink('type') },
    { types: ['punctuation', 'operator'], style: ink('quiet') },
  ],
};
