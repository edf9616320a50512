import type { Applied, Op } from '../op/op';
import type { DenseTensor, Tensor } from '../tensor/tensor';

/** One operation as it happened. */
export interface TapeNode extends Applied {
  readonly op: Op;
}

interface Tape {
  readonly nodes: TapeNode[];
  recording: boolean;
}

const realm = globalThis as unknown as Record<symbol, Tape | undefined>;
const key = Symbol.for('@gd/core/tape');
// copies of this package that meet in one realm share a tape, or a gradient would miss what another copy computed
realm[key] ??= { nodes: [], recording: false };
const tape = realm[key];

/**
 * Everything computed since the outermost `grad` began, in order. Nested `grad`s share it: the inner one walks back over
 * its own stretch, and what it computes on the way is written down for the outer one.
 */
export const nodes: TapeNode[] = tape.nodes;

/** Turns recording on or off and answers what it was. */
export function setRecording(on: boolean): boolean {
  const before = tape.recording;
  tape.recording = on;
  return before;
}

/** Where on the tape a tensor was made, or −1 when the tape does not know it. */
export function slotOf(tensor: Tensor): number {
  const slot = (tensor as DenseTensor).slot;
  return slot >= 0 && slot < nodes.length && nodes[slot]!.output === tensor ? slot : -1;
}

/** Writes an operation down, if recording is on and one of its inputs leads back to something being differentiated. */
export function record(op: Op, inputs: readonly Tensor[], options: unknown, output: DenseTensor): void {
  if (!tape.recording) return;
  for (let i = 0; i < inputs.length; i++) {
    if (slotOf(inputs[i]!) >= 0) {
      output.slot = nodes.length;
      nodes.push({ op, inputs, options, output });
      return;
    }
  }
}

/** Puts a tensor on the tape as a place where gradients are wanted. */
export function watch(op: Op, inputs: readonly Tensor[], output: DenseTensor): void {
  output.slot = nodes.length;
  nodes.push({ op, inputs, options: undefined, output });
}
