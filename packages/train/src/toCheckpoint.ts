import type { State, Tensor, Weights } from '@gd/core';
import { isTensor, saveSafetensors } from '@gd/core';
import type { Checkpoint } from './checkpoint';

/** A tree of tensors with the names they are saved under in place of the tensors. */
export type Tree = string | { readonly [name: string]: Tree } | readonly Tree[];

/**
 * Packs up a run, weights, optimizer memory and all, as the bytes of a safetensors file.
 *
 * source  safetensors, https://huggingface.co/docs/safetensors
 */
export function toCheckpoint({ weights, state, step, epoch, batch, seed, history }: Checkpoint): Uint8Array {
  const tensors: Record<string, Tensor> = {};
  for (const [name, weight] of Object.entries(weights)) tensors[`weights/${name}`] = weight;
  const tree = collect(state, 'state', tensors);
  const run = { step, epoch, batch, seed, history, state: tree };
  return saveSafetensors(tensors as Weights, { 'gd.checkpoint': JSON.stringify(run) });
}

function collect(state: State, path: string, into: Record<string, Tensor>): Tree {
  if (isTensor(state)) {
    into[path] = state;
    return path;
  }
  if (Array.isArray(state)) return state.map((part, i) => collect(part, `${path}/${i}`, into));
  return Object.fromEntries(
    Object.entries(state).map(([name, part]) => [name, collect(part, `${path}/${name}`, into)]),
  );
}
