import { sizeOf } from '@gd/core/extend';
import type { BackendFacts } from '../backends/facts';
import type { Kernel } from '../graph/kernel';
import type { Graph, Movement, Node } from '../graph/node';
import type { Use } from './group';
import { canCarry, canJoin, Group, pathInto } from './group';
import { kernelOf } from './kernelOf';
import { siblingOf } from './sibling';
import { sourceOf } from './source';

const heavy = new Set<Node['kind']>(['matmul', 'conv', 'convKernel']);

/**
 * Fuses primitives into kernels. It visits nodes from last to first: each is computed inside the earliest kernel that
 * uses it or, if that is impossible, in a separate kernel that runs before its users.
 */
export function fuse(graph: Graph, facts: BackendFacts): Kernel[] {
  const uses = usesOf(graph);
  const outputs = new Set(graph.outputs);
  const groupOf = new Map<Node, Group>();
  const groups: Group[] = [];
  const begin = (node: Node, kind: Group['kind'], space = node.shape, vector = facts.vectorizes(node)): Group => {
    const group = new Group(-groups.length, space, kind, vector);
    groups.push(group);
    return group;
  };
  const join = (group: Group, node: Node, path: readonly Movement[], stored: boolean): void => {
    group.members.set(node, path);
    if (stored) group.stored.add(node);
    groupOf.set(node, group);
  };
  for (let i = graph.nodes.length - 1; i >= 0; i--) {
    const node = graph.nodes[i]!;
    if (node.kind === 'view' || node.kind === 'input' || node.kind === 'constant') continue;
    const own = uses.get(node) ?? [];
    let earliest: Group | undefined;
    let here: Use[] = [];
    for (const use of own) {
      const group = groupOf.get(use.user)!;
      if (group === earliest) here.push(use);
      else if (earliest === undefined || group.time < earliest.time) {
        earliest = group;
        here = [use];
      }
    }
    const onlyHere = here.length === own.length && !outputs.has(node);
    const path = earliest && pathInto(earliest, node, here);
    if (node.kind === 'map') {
      if (path !== undefined && canJoin(earliest!, node, path, onlyHere, facts)) join(earliest!, node, path, !onlyHere);
      else if (sizeOf(node.shape) === 1) {
        const time = earliest?.time ?? 0;
        const other = groups.findLast(
          (group) =>
            group.kind === 'loop' &&
            group.isSingleNumber &&
            !group.root &&
            group.time <= time &&
            group.members.size < 64,
        );
        const group = other ?? begin(node, 'loop');
        join(group, node, [{ name: 'reshape', shape: group.space }], true);
      } else join(siblingOf(node, groups, earliest, facts) ?? begin(node, 'loop'), node, [], true);
    } else if (node.kind === 'reduce') {
      const group = begin(node, 'reduce', node.inputs[0]!.shape, facts.vectorizes(node.inputs[0]!));
      group.root = node;
      groupOf.set(node, group);
    } else if (heavy.has(node.kind) && path !== undefined && canCarry(earliest!, node, path, facts)) {
      earliest!.root = node;
      join(earliest!, node, path, !onlyHere);
    } else {
      const group = begin(node, heavy.has(node.kind) ? 'loop' : 'single');
      group.root = node;
      join(group, node, [], true);
    }
  }
  return groups.reverse().map(kernelOf);
}

/** The users of each node, seen through views. */
function usesOf({ nodes }: Graph): Map<Node, Use[]> {
  const uses = new Map<Node, Use[]>();
  for (const user of nodes) {
    if (user.kind === 'view') continue;
    for (const input of user.inputs) {
      const { base, path } = sourceOf(input);
      const list = uses.get(base);
      if (list === undefined) uses.set(base, [{ user, path }]);
      else list.push({ user, path });
    }
  }
  return uses;
}
