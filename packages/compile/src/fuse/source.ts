import type { Layout } from '../graph/layout';
import { contiguous, movedBy } from '../graph/layout';
import type { Movement, Node } from '../graph/node';

/** A node behind a chain of views, and the movements from it to here. */
export interface Source {
  readonly base: Node;
  readonly path: readonly Movement[];
}

/** Looks through views to what holds the numbers. */
export function sourceOf(node: Node): Source {
  const path: Movement[] = [];
  let base = node;
  while (base.kind === 'view') {
    path.unshift(base.movement);
    base = base.inputs[0]!;
  }
  return { base, path };
}

/** How a source's numbers lie in its base's buffer; undefined when a reshape would have to move them. */
export function layoutOf({ base, path }: Source): Layout | undefined {
  return movedBy(contiguous(base.shape), path);
}
