import type { Kernel } from '../../graph/kernel';
import { detailsOf, numberText } from '../../graph/keyOf';
import type { Layout } from '../../graph/layout';
import type { Node } from '../../graph/node';

/**
 * The key of a kernel's code, and the nodes whose addresses it uses: kernels with equal keys have the same code, apart
 * from the addresses of these nodes.
 */
export function kernelKey({ root, body, operands }: Kernel): { key: string; nodes: Node[] } {
  const nodes: Node[] = [];
  const facts: unknown[] = [body.space, body.steps];
  const tell = (node: Node, layout?: Layout): void => {
    let place = nodes.indexOf(node);
    if (place < 0) {
      place = nodes.push(node) - 1;
      facts.push(node.dtype, node.shape);
    }
    facts.push(place, layout);
  };
  for (const { node, layout } of body.leaves) tell(node, layout);
  for (const { step, node, layout } of body.stores) {
    facts.push(step);
    tell(node, layout);
  }
  // JSON knows neither −0 nor infinity
  for (const step of body.steps) if (step.kind === 'constant') facts.push(numberText(step.value));
  if (root !== undefined) {
    facts.push(detailsOf(root));
    for (const { node, layout } of operands) tell(node, layout);
    for (const { shape, dtype } of root.inputs) facts.push(dtype, shape);
    tell(root);
  }
  return { key: JSON.stringify(facts), nodes };
}
