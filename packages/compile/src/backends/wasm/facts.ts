import { fromOf } from '../../graph/node';
import { align } from '../../passes/planMemory';
import type { BackendFacts } from '../facts';
import { matmulScratch, readable } from './kernels/matmul';
import { vectorOp } from './kernels/vectorOps';

/** The facts of WebAssembly: four lanes of 32 bits, cache lines of 64 bytes. */
export const wasmFacts: BackendFacts = {
  alignment: 64,
  vectorizes(node) {
    if (node.kind !== 'map') return node.dtype === 'float32';
    for (const { dtype } of node.inputs) if (dtype === 'float64') return false;
    return vectorOp(node.op, fromOf(node), node.dtype) !== undefined;
  },
  readsInPlace: readable,
  scratchBytes: ({ root, operands }) => (root?.kind === 'matmul' ? matmulScratch(operands) : 0),
};

/** Bytes rounded up to whole cache lines. */
export function lines(bytes: number): number {
  return align(bytes, wasmFacts.alignment);
}
