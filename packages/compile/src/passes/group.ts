import type { Shape } from '@gd/core';
import { sameShape, sizeOf } from '@gd/core/extend';
import type { BackendFacts } from '../backends/facts';
import type { Layout } from '../graph/layout';
import { applyMovements, contiguous, isContiguous, sameLayout } from '../graph/layout';
import type { Movement, Node } from '../graph/node';
import { here, joined, layoutThrough } from './source';

const maxMembers = 64;

/** A kernel under construction: nodes that are computed together, in one set of loops. */
export class Group {
  /** Each member, with the movements from it to the space of the loops. */
  readonly members = new Map<Node, readonly Movement[]>();
  readonly stored = new Set<Node>();
  root: Node | undefined;

  constructor(
    /** When it runs, relative to the others; groups are found from the last to the first. */
    readonly time: number,
    readonly space: Shape,
    readonly kind: 'loop' | 'reduce' | 'single',
    readonly vector: boolean,
  ) {}

  get isSingleNumber(): boolean {
    return sizeOf(this.space) === 1;
  }
}

/** One use of a node: its user, and the movements in between. */
export interface Use {
  readonly user: Node;
  readonly path: readonly Movement[];
}

/** The movements from a node to the space of a group; undefined if its uses in the group disagree. */
export function pathInto(group: Group, node: Node, uses: readonly Use[]): readonly Movement[] | undefined {
  let path: readonly Movement[] | undefined;
  let layout: Layout | undefined;
  for (const use of uses) {
    if (use.user === group.root && group.kind !== 'reduce') return undefined;
    const onward = use.user === group.root ? here : group.members.get(use.user);
    if (onward === undefined) return undefined;
    const candidate = joined(use.path, onward);
    if (path !== undefined && path.length + candidate.length === 0) continue;
    const seen = applyMovements(contiguous(node.shape), candidate);
    if (seen === undefined || (layout !== undefined && !sameLayout(layout, seen))) return undefined;
    path ??= candidate;
    layout ??= seen;
  }
  return path;
}

/** Whether an element-wise node can be computed inside a group that uses it. */
export function canJoin(
  group: Group,
  node: Node,
  path: readonly Movement[],
  usedOnlyHere: boolean,
  facts: BackendFacts,
): boolean {
  if (group.kind === 'single' || group.members.size >= maxMembers) return false;
  if (!group.isSingleNumber && facts.vectorizes(node) !== group.vector) return false;
  const inOrder =
    path.length === 0 ||
    (sizeOf(node.shape) === sizeOf(group.space) && isContiguous(applyMovements(contiguous(node.shape), path)!));
  if (!usedOnlyHere && (!inOrder || group.kind === 'reduce')) return false;
  // computing a number once and reading it often beats computing it often
  if (!inOrder && sizeOf(group.space) > sizeOf(node.shape)) return false;
  if (path.length === 0) return true;
  for (const input of node.inputs) if (layoutThrough(input, path) === undefined) return false;
  return true;
}

/** Whether a product can be the root of a group, which then becomes its epilogue. */
export function canCarry(group: Group, node: Node, path: readonly Movement[], facts: BackendFacts): boolean {
  const layout = applyMovements(contiguous(node.shape), path)!;
  return (
    group.kind === 'loop' &&
    group.root === undefined &&
    group.vector &&
    facts.vectorizes(node) &&
    sameShape(group.space, node.shape) &&
    isContiguous(layout)
  );
}
