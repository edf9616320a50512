import type { Layout } from '../graph/layout';
import { applyMovements, contiguous } from '../graph/layout';
import type { Movement, Node } from '../graph/node';

/** A node behind a chain of views, and the movements from it to here. */
export interface Source {
  readonly base: Node;
  readonly path: readonly Movement[];
}

/** The path from a node to itself. */
export const here: readonly Movement[] = [];

/** Looks through views to what holds the numbers. */
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

/** How a source's numbers lie in its base's buffer; undefined when a reshape would have to move them. */
export function layoutOf({ base, path }: Source): Layout | undefined {
  return applyMovements(contiguous(base.shape), path);
}

/** One path after another. */
export function joined(first: readonly Movement[], then: readonly Movement[]): readonly Movement[] {
  return then.length === 0 ? first : first.length === 0 ? then : [...first, ...then];
}

/** How a node's numbers lie in the buffer behind it, seen at the end of a path; undefined as in `layoutOf`. */
export function layoutThrough(node: Node, onward: readonly Movement[]): Layout | undefined {
  const { base, path } = sourceOf(node);
  return applyMovements(contiguous(base.shape), joined(path, onward));
}
