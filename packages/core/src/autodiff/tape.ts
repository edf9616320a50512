import type { Applied, Op } from '../op/op';
import type { DenseTensor, Tensor } from '../tensor/tensor';

/** An operation as it was applied. */
export interface TapeNode extends Applied {
  readonly op: Op;
}

/** Every operation since the outermost `grad` began, and whether operations are being recorded. */
export interface Tape {
  readonly nodes: TapeNode[];
  recording: boolean;
  /** Whether something that stops gradients, like a comparison or an inner `grad`, has read a tensor of the tape. */
  stopped?: boolean;
}

const realm = globalThis as unknown as Record<symbol, Tape | undefined>;
const key = Symbol.for('@gd/core/tape');
realm[key] ??= { nodes: [], recording: false };

/** The tape of this realm. All copies of this package share it, so a gradient includes what another copy computed. */
export const tape: Tape = realm[key];

/**
 * The tape: every operation since the outermost `grad` began, in order. Nested `grad`s share it; each goes back over
 * its own part, and what the inner one computes in doing so is recorded for the outer one.
 */
export const nodes: TapeNode[] = tape.nodes;

/** The index of the tape node that made a tensor, or −1 if there is none. */
export function slotOf(tensor: Tensor): number {
  const slot = (tensor as DenseTensor).slot;
  return slot >= 0 && slot < nodes.length && nodes[slot]!.output === tensor ? slot : -1;
}

/** Records an operation if recording is on, one of its inputs depends on a watched tensor, and it has a gradient. */
export function record(op: Op, inputs: readonly Tensor[], options: unknown, output: DenseTensor): void {
  if (!tape.recording) return;
  for (let i = 0; i < inputs.length; i++) {
    if (slotOf(inputs[i]!) < 0) continue;
    if (op.backward === undefined) tape.stopped = true;
    else watch(op, inputs, options, output);
    return;
  }
}

/** Puts a tensor on the tape: something to differentiate with respect to, or a result that depends on it. */
export function watch(op: Op, inputs: readonly Tensor[], options: unknown, output: DenseTensor): void {
  output.slot = nodes.length;
  nodes.push({ op, inputs, options, output });
}
