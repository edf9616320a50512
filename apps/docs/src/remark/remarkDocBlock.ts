interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName?: string };
}

const words = ['shape', 'units', 'gradient', 'state', 'throws', 'source', 'moves', 'data', 'dtype'];
const opening = new RegExp(`^(${words.join('|')})(?: {2,}|\\t)`);
const breaks = new RegExp(`\\n(?=(?:${words.join('|')})(?: {2,}|\\t))`);

/**
 * Turns the lines at the end of a doc block (`shape  …`, `throws  …`) into a list of terms. Destructured parameters
 * have no name in the source, so the reference calls them `options`.
 */
export function remarkDocBlock() {
  return (tree: Node, { path }: { path: string }) => {
    if (path.includes('/docs/api/')) mend(tree);
  };
}

function mend(node: Node): void {
  if (node.value?.includes('__namedParameters')) node.value = node.value.replaceAll('__namedParameters', 'options');
  node.children?.forEach((child, i) => {
    const terms = child.type === 'paragraph' ? termsOf(child) : undefined;
    if (terms && node.children) node.children[i] = terms;
    else mend(child);
  });
}

function termsOf(paragraph: Node): Node | undefined {
  const lines = split(paragraph.children ?? []);
  if (!lines.every(([first]) => first?.type === 'text' && opening.test(first.value ?? ''))) return undefined;
  const rows = lines.flatMap(([first, ...rest]) => {
    const [start = '', word = ''] = opening.exec(first?.value ?? '') ?? [];
    const text = { type: 'text', value: (first?.value ?? '').slice(start.length) };
    return [element('dt', [{ type: 'text', value: word }]), element('dd', [text, ...rest])];
  });
  return element('dl', rows);
}

/** The children of a paragraph, split where a line begins with one of the words. */
function split(children: Node[]): Node[][] {
  const lines: Node[][] = [[]];
  for (const child of children) {
    const parts = child.type === 'text' ? (child.value ?? '').split(breaks) : [undefined];
    parts.forEach((value, i) => {
      if (i > 0) lines.push([]);
      lines.at(-1)?.push(value === undefined ? child : { type: 'text', value });
    });
  }
  return lines;
}

const element = (name: string, children: Node[]): Node => ({ type: 'paragraph', data: { hName: name }, children });
