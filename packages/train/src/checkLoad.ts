import type { State, Tensor, Weights } from '@gd/core';
import { isTensor } from '@gd/core';
import { formatShape, sameShape } from '@gd/core/extend';

type Tree = Weights | State | undefined;

/** The tensors of a tree by path, like "0.dense/kernel.m". */
function tensorsIn(tree: Tree, path = '', found = new Map<string, Tensor>()): Map<string, Tensor> {
  if (isTensor(tree)) return found.set(path, tree as Tensor);
  for (const [key, part] of Object.entries(tree ?? {})) {
    tensorsIn(part as State, Array.isArray(tree) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, found);
  }
  return found;
}

/**
 * Compares a tree of tensors that comes with one that is there.
 *
 * throws  when one is missing or its shape or dtype differs
 */
export function checkLoad(given: Tree, like: Tree, what: 'weight' | 'buffer' | 'state'): void {
  const found = tensorsIn(given);
  for (const [path, { shape, dtype }] of tensorsIn(like)) {
    const came = found.get(path);
    if (came?.dtype === dtype && sameShape(came.shape, shape)) continue;
    const how = came === undefined ? 'is missing' : `is ${came.dtype}${formatShape(came.shape)}`;
    throw new RangeError(
      `load: ${what} ${JSON.stringify(path)} ${how} — wanted ${dtype}${formatShape(shape)}; was it saved from this model?`,
    );
  }
}
