import { existsSync, readFileSync } from 'node:fs';
import { codeKey, readFence } from '../../scripts/snippets.mjs';

interface Node {
  type: string;
  lang?: string | null;
  meta?: string | null;
  value?: string;
  children?: Node[];
}

/**
 * Turns ```ts run … fences into <Snippet> and ```ts solution into <Solution>, each with its code and the output that
 * scripts/prepare.mjs recorded. Plain Markdown viewers still see a code block.
 */
export function remarkSnippet() {
  const outputs: Record<string, unknown> = existsSync('.prepared/outputs.json')
    ? JSON.parse(readFileSync('.prepared/outputs.json', 'utf8'))
    : {};
  const replace = (node: Node): void => {
    node.children?.forEach((child, index) => {
      const element = elementFor(child, outputs);
      if (element && node.children) node.children[index] = element;
      else replace(child);
    });
  };
  return (tree: Node) => replace(tree);
}

function elementFor({ type, lang, meta, value = '' }: Node, outputs: Record<string, unknown>): Node | undefined {
  const fence = type === 'code' && lang === 'ts' ? readFence(meta) : undefined;
  if (!fence) return undefined;
  const recorded = outputs[codeKey(value)];
  const attributes = {
    id: fence.id,
    code: value,
    limit: String(fence.limit),
    ...(recorded ? { recorded: JSON.stringify(recorded) } : {}),
  };
  return {
    type: 'mdxJsxFlowElement',
    name: fence.kind === 'run' ? 'Snippet' : 'Solution',
    attributes: Object.entries(attributes).map(([name, text]) => ({ type: 'mdxJsxAttribute', name, value: text })),
    children: [],
  } as Node;
}
