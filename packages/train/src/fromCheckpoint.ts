import type { State, Tensor } from '@gd/core';
import { loadSafetensors } from '@gd/core';
import type { Checkpoint } from './checkpoint';
import type { Tree } from './toCheckpoint';

/**
 * Unpacks what `toCheckpoint` has packed: `fit(model, { …, resume: fromCheckpoint(bytes) })` goes on as if never stopped.
 *
 * throws  when the bytes are no safetensors file, or not one of a run
 */
export function fromCheckpoint(bytes: Uint8Array): Checkpoint {
  const { weights: tensors, metadata } = loadSafetensors(bytes);
  const run = metadata['gd.checkpoint'];
  if (run === undefined) {
    throw new TypeError(
      'fromCheckpoint: a safetensors file without a run in it — toCheckpoint writes one; for weights alone, loadSafetensors',
    );
  }
  const { state, ...rest } = JSON.parse(run) as Omit<Checkpoint, 'weights' | 'state'> & { readonly state: Tree };
  const weights = Object.entries(tensors)
    .filter(([name]) => name.startsWith('weights/'))
    .map(([name, weight]) => [name.slice('weights/'.length), weight]);
  return { ...rest, weights: Object.fromEntries(weights), state: restore(state, tensors) };
}

function restore(tree: Tree, tensors: Readonly<Record<string, Tensor>>): State {
  if (typeof tree === 'string') {
    const found = tensors[tree];
    if (found === undefined)
      throw new RangeError(`fromCheckpoint: no tensor "${tree}" — is the file from toCheckpoint?`);
    return found;
  }
  if (Array.isArray(tree)) return tree.map((part: Tree) => restore(part, tensors));
  return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, restore(part, tensors)]));
}
