import { sizeOf } from '@gd/core/extend';
import { operationsOf } from '../../../explain';
import type { Kernel } from '../../../graph/kernel';
import { readsOf, sizeInBytes, writesOf } from '../../../passes/planMemory';
import { vectorizable } from '../kernels/emitBody';

const products = new Set(['matmul', 'conv', 'convKernel']);

/** An estimate of the time of a kernel on a current machine, in nanoseconds. */
export function costOf(kernel: Kernel): number {
  const { root, body } = kernel;
  const isProduct = root !== undefined && products.has(root.kind);
  const bytes = [...new Set([...readsOf(kernel), ...writesOf(kernel)])].reduce(
    (sum, node) => sum + sizeInBytes(node),
    0,
  );
  const perNanosecond = !vectorizable(body) ? 0.3 : isProduct ? 40 : 5;
  const draws = root?.kind === 'random' ? sizeOf(root.shape) * (root.drawing.kind === 'normal' ? 60 : 5) : 0;
  return 20 + draws + operationsOf(kernel) / perNanosecond + bytes / 20;
}
