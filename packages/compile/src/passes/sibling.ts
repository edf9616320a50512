import type { BackendFacts } from '../backends/facts';
import { sameShape } from '../graph/builder';
import type { Node } from '../graph/node';
import type { Group } from './group';
import { sourceOf } from './source';

const mostMembers = 32;

/**
 * A group that walks over the same numbers as a node that nobody there uses — the memory of an optimizer beside the
 * weight it moves: what both read is then read once. It must run before the earliest of the node's users.
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
      members.size < mostMembers &&
      vector === facts.vectorizes(node) &&
      sameShape(space, node.shape),
  );
  if (fits.length === 0) return undefined;
  const read = readBy(node);
  return fits.find(({ members }) => [...members.keys()].some((member) => overlaps(readBy(member), read)));
}

/** What lies in memory when a chain of element-wise nodes over one shape begins. */
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
