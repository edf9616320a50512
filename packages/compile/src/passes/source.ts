import type { Layout } from '../graph/layout';
import { applyMovements, contiguous } from '../graph/layout';
import type { Movement, Node } from '../graph/node';

/** The node behind a chain of views, and the movements of that chain. */
export interface Source {
  readonly base: Node;
  readonly path: readonly Movement[];
}

/** The empty chain of movements. */
export const here: readonly Movement[] = [];

/** Follows views back to the node whose buffer they show. */
export function sourceOf(node: Node): Source {
  if (node.kind !== 'view') return { base: node, path: here };
  const path: Movement[] = [];
  let base: Node = node;
  while (base.kind === 'view') {
    path.unshift(base.movement);
    base = base.inputs[0]!;
  }
  return { base, path };
}

/** The layout of a source in its base's buffer; undefined if a reshape would have to copy numbers. */
export function layoutOf({ base, path }: Source): Layout | undefined {
  return applyMovements(contiguous(base.shape), path);
}

/** Two chains of movements, one after the other. */
export function joined(first: readonly Movement[], then: readonly Movement[]): readonly Movement[] {
  return then.length === 0 ? first : first.length === 0 ? then : [...first, ...then];
}

/** The layout of a node, after more movements, in the buffer behind it; undefined as in `layoutOf`. */
export function layoutThrough(node: Node, onward: readonly Movement[]): Layout | undefined {
  const { base, path } = sourceOf(node);
  return applyMovements(contiguous(base.shape), joined(path, onward));
}
