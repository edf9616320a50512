import type { Body, Kernel, Leaf, Step, Store } from '../graph/kernel';
import type { Layout } from '../graph/layout';
import { applyMovements, contiguous, sameLayout } from '../graph/layout';
import type { Movement, Node } from '../graph/node';
import { fromOf, numberOf } from '../graph/node';
import type { Group } from './group';
import { here, joined, layoutThrough, sourceOf } from './source';

/** The kernel of a group: its loops, and the program that they run for each element. */
export function kernelOf(group: Group): Kernel {
  const { space, root, members, stored } = group;
  const leaves: Leaf[] = [];
  const steps: Step[] = [];
  const stores: Store[] = [];
  const places = new Map<Node, number>();
  const push = (step: Step): number => steps.push(step) - 1;
  const loads: number[] = [];
  const leaf = (node: Node, layout: Layout): number => {
    for (let known = 0; known < leaves.length; known++) {
      if (leaves[known]!.node === node && sameLayout(leaves[known]!.layout, layout)) return loads[known]!;
    }
    const load = push({ kind: 'load', leaf: leaves.push({ node, layout }) - 1, dtype: node.dtype });
    loads.push(load);
    return load;
  };
  const read = (input: Node, onward: readonly Movement[]): number => {
    const value = numberOf(input);
    if (value !== undefined) return push({ kind: 'constant', value, dtype: input.dtype });
    const { base, path } = sourceOf(input);
    return places.get(base) ?? leaf(base, applyMovements(contiguous(base.shape), joined(path, onward))!);
  };
  const inOrder = [...members.keys()].sort((a, b) => a.id - b.id);
  for (const node of inOrder) {
    const path = members.get(node)!;
    if (node === root) places.set(node, push({ kind: 'root', dtype: node.dtype }));
    else if (node.kind === 'map') {
      const args = node.inputs.map((input) => read(input, path));
      places.set(node, push({ kind: 'map', op: node.op, args, from: fromOf(node), dtype: node.dtype }));
    }
    if (stored.has(node)) {
      stores.push({ step: places.get(node)!, node, layout: applyMovements(contiguous(node.shape), path)! });
    }
  }
  const body: Body = { space, leaves, steps, stores };
  if (root?.kind === 'reduce') {
    // the reduced value comes last
    const last = read(root.inputs[0]!, here);
    if (last !== steps.length - 1)
      push({ kind: 'map', op: 'copy', args: [last], from: root.inputs[0]!.dtype, dtype: root.inputs[0]!.dtype });
    return { name: nameOf(group, inOrder), root, body, operands: [] };
  }
  const operands =
    root?.inputs.map((input) => ({ node: sourceOf(input).base, layout: layoutThrough(input, here)! })) ?? [];
  return { name: nameOf(group, inOrder), ...(root && { root }), body, operands };
}

/** A name for a kernel, made from the names of its operations. */
function nameOf({ root }: Group, members: readonly Node[]): string {
  const maps: string[] = [];
  for (const node of members) if (node.kind === 'map') maps.push(node.op);
  const own = root === undefined ? [] : root.kind === 'reduce' ? [root.op] : [root.kind];
  const words = root?.kind === 'reduce' ? [...maps, ...own] : [...own, ...maps];
  return words.length > 6 ? `${words.slice(0, 3).join('·')}·…·${words.at(-1)}` : words.join('·');
}
