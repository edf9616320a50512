import type { State, Tensor, Weights } from '@gd/core';
import { loadSafetensors, saveSafetensors } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { aList, aRecord, check, describe } from '@gd/core/extend';
import { readRun } from './checkpointSchema';
import type { EpochReport, PartialEpoch } from './epochReport';
import type { Recipe } from './recipe';
import type { Saved } from './saved';
import { decode, encode, strange } from './saved';

/** The state of a run: everything needed to resume it as if it had never stopped. */
export interface Checkpoint<S extends State = State> {
  /** The weights being trained. */
  readonly weights: Weights;
  readonly buffers: Weights;
  /** The optimizer's state. */
  readonly state: S;
  /** The number of steps so far. */
  readonly step: number;
  /** The number of completed epochs. */
  readonly epoch: number;
  /** The number of batches completed in the current epoch. */
  readonly batch: number;
  readonly seed: number;
  readonly history: readonly EpochReport[];
  /** The measurements of those batches. */
  readonly partial?: PartialEpoch | undefined;
  /** The states of the callbacks, by name. */
  readonly callbacks?: Readonly<Record<string, Saved>> | undefined;
  /** The configuration of the run. Resuming compares it with the new configuration, if present. */
  readonly madeBy?: Recipe | undefined;
}

/** The result of a run: a checkpoint to continue from, and the weights to use. */
export interface FitResult<S extends State = State> extends Checkpoint<S> {
  /** The weights to evaluate and use, as `predict` and `evaluate` do: the optimizer's average, or `weights`. */
  readonly evaluationWeights: Weights;
  /** Why the run ended: `'epochs'` (all completed), `'aborted'` (by the signal), `'failed'`, or a callback's reason. */
  readonly stopped: string;
  /** The best epoch, if `earlyStopping` was used; weights, buffers and state are then from the end of that epoch. */
  readonly best?: EpochReport;
}

const groups = ['weights', 'buffers'] as const;

const parts = {
  weights: aRecord,
  buffers: aRecord,
  state: aRecord,
  step: '0, 1, 2, …',
  epoch: '0, 1, 2, …',
  batch: '0, 1, 2, …',
  seed: '…, -1, 0, 1, …',
  history: aList,
} as const satisfies Partial<Record<keyof Checkpoint, Kind>>;

/**
 * Serializes a run as a safetensors file, including weights, buffers and the states of the optimizer and callbacks.
 *
 * throws  when the argument is not a run, or the state of a callback cannot be serialized
 * source  safetensors, https://huggingface.co/docs/safetensors
 */
export function toCheckpoint(run: Checkpoint): Uint8Array {
  const { weights, state, step, epoch, batch, seed, history, partial, callbacks, madeBy } = run ?? {};
  if (typeof weights !== 'object' || typeof state !== 'object') {
    throw new TypeError(
      `toCheckpoint: ${describe(run)} — wanted a run, the result of fit or what callbacks get; for weights alone, saveSafetensors`,
    );
  }
  for (const [name, kind] of Object.entries(parts))
    check(`toCheckpoint: ${name}`, run[name as keyof typeof parts], kind);
  const tensors: Record<string, Tensor> = {};
  for (const group of groups)
    for (const [name, value] of Object.entries(run[group] ?? {})) tensors[`${group}/${name}`] = value;
  const saved = { step, epoch, batch, seed, history, state, partial, callbacks, madeBy } as unknown as Saved;
  const written = Object.entries(saved as object).map(([name, part]) => [
    name,
    part === undefined ? undefined : encode(part, name, tensors),
  ]);
  return saveSafetensors(tensors, { 'gd.checkpoint': JSON.stringify(Object.fromEntries(written)) });
}

/**
 * Restores a run from the bytes that `toCheckpoint` returned: `fit(model, { …, resume: fromCheckpoint(bytes) })` continues
 * as if it had never stopped.
 *
 * throws  when the bytes are not a safetensors file, or contain no valid run; the message names the wrong part
 */
export function fromCheckpoint(bytes: Uint8Array): Checkpoint {
  const { weights: tensors, metadata } = loadSafetensors(bytes);
  const run = metadata['gd.checkpoint'];
  if (run === undefined) {
    throw new TypeError(
      'fromCheckpoint: a safetensors file without a run in it — toCheckpoint writes one; for weights alone, loadSafetensors',
    );
  }
  const used = new Set<string>();
  const saved = decode(parsed(run), tensors, used);
  const [weights, buffers] = groups.map((group) => named(tensors, `${group}/`, used));
  const stray = Object.keys(tensors).find((name) => !used.has(name));
  if (stray !== undefined) throw strange(`tensor ${describe(stray)} belongs to nothing`);
  return { ...readRun(saved), weights: weights!, buffers: buffers! };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw strange('its run is no JSON');
  }
}

/** The tensors whose names begin with a prefix, with the prefix removed. */
function named(tensors: Weights, prefix: string, used: Set<string>): Weights {
  const found = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  for (const [name] of found) used.add(name);
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}
