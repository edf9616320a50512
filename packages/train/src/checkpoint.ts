import type { State, Tensor, Weights } from '@gd/core';
import { isTensor, loadSafetensors, saveSafetensors } from '@gd/core';
import type { EpochReport } from './epochReport';

/** The state of a run: everything needed to continue as if it had never stopped. */
export interface Checkpoint<S extends State = State> {
  /** The weights in training. */
  readonly weights: Weights;
  readonly buffers: Weights;
  /** The optimizer's state. */
  readonly state: S;
  /** The number of steps so far. */
  readonly step: number;
  /** The number of completed epochs. */
  readonly epoch: number;
  /** The number of batches done in the epoch that is not complete. */
  readonly batch: number;
  readonly seed: number;
  readonly history: readonly EpochReport[];
}

/** The result of a run: a checkpoint to continue from, and the weights to use. */
export interface FitResult<S extends State = State> extends Checkpoint<S> {
  /** The weights to evaluate and use, as `predict` and `evaluate` do: the optimizer's average, or `weights`. */
  readonly evaluationWeights: Weights;
  /** Why it ended: `'epochs'` when all were done, `'aborted'` by its signal, or the reason that a callback gave. */
  readonly stopped: string;
  /** The best epoch, with `earlyStopping`; weights, buffers and state are then those after it. */
  readonly best?: EpochReport;
}

/** A tree of tensors, with the name under which each is saved in place of the tensor. */
type Tree = string | { readonly [name: string]: Tree } | readonly Tree[];

const groups = ['weights', 'buffers'] as const;

/**
 * Serializes a run, with weights, buffers and the optimizer's state, as the bytes of a safetensors file.
 *
 * source  safetensors, https://huggingface.co/docs/safetensors
 */
export function toCheckpoint(run: Checkpoint): Uint8Array {
  const tensors: Record<string, Tensor> = {};
  for (const group of groups)
    for (const [name, value] of Object.entries(run[group])) tensors[`${group}/${name}`] = value;
  const { step, epoch, batch, seed, history } = run;
  const state = collect(run.state, 'state', tensors);
  return saveSafetensors(tensors, { 'gd.checkpoint': JSON.stringify({ step, epoch, batch, seed, history, state }) });
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

/**
 * Restores a run from the bytes that `toCheckpoint` made: `fit(model, { …, resume: fromCheckpoint(bytes) })` continues
 * as if it had never stopped.
 *
 * throws  when the bytes are not a safetensors file, or not of a run
 */
export function fromCheckpoint(bytes: Uint8Array): Checkpoint {
  const { weights: tensors, metadata } = loadSafetensors(bytes);
  const run = metadata['gd.checkpoint'];
  if (run === undefined) {
    throw new TypeError(
      'fromCheckpoint: a safetensors file without a run in it — toCheckpoint writes one; for weights alone, loadSafetensors',
    );
  }
  const { state, ...rest } = JSON.parse(run) as Omit<Checkpoint, (typeof groups)[number] | 'state'> & {
    readonly state: Tree;
  };
  const [weights, buffers] = groups.map((group) => named(tensors, `${group}/`));
  return { ...rest, weights: weights!, buffers: buffers!, state: restore(state, tensors) };
}

/** The tensors whose names begin with a prefix, under the rest of their names. */
function named(tensors: Weights, prefix: string): Weights {
  const found = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

function restore(tree: Tree, tensors: Weights): State {
  if (typeof tree === 'string') {
    const found = tensors[tree];
    if (found === undefined)
      throw new RangeError(`fromCheckpoint: no tensor "${tree}" — is the file from toCheckpoint?`);
    return found;
  }
  if (Array.isArray(tree)) return tree.map((part: Tree) => restore(part, tensors));
  return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, restore(part, tensors)]));
}
