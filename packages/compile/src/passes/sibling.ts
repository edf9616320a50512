import { sameShape } from '@gd/core/extend';
import type { BackendFacts } from '../backends/facts';
import type { Node } from '../graph/node';
import type { Group } from './group';
import { sourceOf } from './source';

const maxMembers = 32;

/**
 * A group that reads the same tensors as a node without using it, such as a running average beside its weight; fused,
 * they read the tensors once. It must run before the node's earliest user.
 */
export function siblingOf(
  node: Node,
  groups: readonly Group[],
  earliest: Group | undefined,
  facts: BackendFacts,
): Group | undefined {
  const latest = earliest?.time ?? 1;
  const fits = groups.filter(
    ({ kind, space, time, vector, members }) =>
      kind === 'loop' &&
      time < latest &&
      members.size < maxMembers &&
      vector === facts.vectorizes(node) &&
      sameShape(space, node.shape),
  );
  if (fits.length === 0) return undefined;
  const read = readBy(node);
  return fits.find(({ members }) => [...members.keys()].some((member) => overlaps(readBy(member), read)));
}

/** The tensors in memory that a chain of element-wise nodes of one shape reads. */
function readBy(node: Node): Set<Node> {
  const met = new Set([node]);
  for (const one of met) {
    if (one.kind !== 'map') continue;
    for (const input of one.inputs) {
      const { base } = sourceOf(input);
      if (sameShape(base.shape, node.shape)) met.add(base);
    }
  }
  return new Set([...met].filter(({ kind }) => kind !== 'map'));
}

function overlaps(a: ReadonlySet<Node>, b: ReadonlySet<Node>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}
