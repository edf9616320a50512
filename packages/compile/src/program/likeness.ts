import type { Kernel } from '../graph/kernel';
import { detailsOf, numberText } from '../graph/keyOf';
import type { Layout } from '../graph/layout';
import type { Node } from '../graph/node';

/**
 * What a kernel's code depends on, as a text, and the nodes whose addresses it is written for: kernels with equal texts
 * are the same code, node for node.
 */
export function likeness({ root, body, operands }: Kernel): { key: string; nodes: Node[] } {
  const nodes: Node[] = [];
  let key = `${body.space}`;
  const tell = (node: Node, layout?: Layout): void => {
    let place = nodes.indexOf(node);
    if (place < 0) {
      place = nodes.push(node) - 1;
      key += `;${node.dtype} ${node.shape}`;
    }
    key += `;${place}`;
    if (layout !== undefined) key += ` ${layout.shape}@${layout.offset}*${layout.strides}`;
  };
  for (const { node, layout } of body.leaves) tell(node, layout);
  for (const step of body.steps) {
    key += `;${step.kind} ${step.dtype} `;
    if (step.kind === 'map') key += `${step.op} ${step.from} ${step.args}`;
    else if (step.kind === 'constant') key += numberText(step.value);
    else if (step.kind === 'load') key += step.leaf;
  }
  for (const { step, node, layout } of body.stores) {
    key += `;${step}`;
    tell(node, layout);
  }
  if (root !== undefined) {
    key += `;${detailsOf(root)}`;
    for (const { node, layout } of operands) tell(node, layout);
    for (const { shape, dtype } of root.inputs) key += `;${dtype} ${shape}`;
    tell(root);
  }
  return { key, nodes };
}
