import type { Kernel } from '../../../graph/kernel';
import type { Node } from '../../../graph/node';
import type { Plan } from '../../../passes/planMemory';
import { sizeInBytes } from '../../../passes/planMemory';
import { sourceOf } from '../../../passes/source';
import type { Assembler } from '../encode/assembler';
import type { AddressOf } from '../kernels/loopNest';
import type { Touched } from './accessRanges';
import { accessRanges, conflicts } from './accessRanges';
import { costOf } from './costOf';
import { callsCore, partitionKernel } from './partition';

/** Work that one thread does without waiting for the others. */
export interface Piece extends Touched {
  readonly name: string;
  /** An estimate of its time, in nanoseconds. */
  readonly cost: number;
  readonly kernel: Kernel | undefined;
  write?(code: Assembler): void;
}

/** A part of a run in which threads need not wait for one another: a list of pieces for each thread. */
export interface Segment {
  readonly parts: readonly Piece[][];
}

/** The cost of a barrier and a function call: less work than this is not worth sharing. */
const worthABarrier = 3000;
const worthAFunction = 300;

/** Distributes a plan's kernels among threads. */
export function schedule(plan: Plan, parts: number): { segments: Segment[]; addressOf: AddressOf } {
  const standIns = new Map<Node, number>();
  const addressOf: AddressOf = (node) => standIns.get(node) ?? plan.addresses.get(sourceOf(node).base)!;
  const pieceOf = (kernel: Kernel, cost = costOf(kernel)): Piece => ({
    name: kernel.name,
    cost,
    kernel,
    ...accessRanges(kernel, addressOf),
  });
  const segments: { parts: Piece[][]; closed: boolean }[] = [];
  const begin = (pieces: readonly Piece[], closed = false): void => {
    segments.push({ parts: Array.from({ length: parts }, (_, i) => (pieces[i] ? [pieces[i]] : [])), closed });
  };
  /** Adds pieces to the latest segment, each to its part, if they conflict with no other part. */
  const joins = (pieces: readonly (readonly [Piece, number])[]): boolean => {
    const latest = segments.at(-1);
    if (latest === undefined || latest.closed) return false;
    const free = pieces.every(([piece, part]) =>
      latest.parts.every((list, i) => i === part || list.every((other) => !conflicts(piece, other))),
    );
    if (free) for (const [piece, part] of pieces) latest.parts[part]!.push(piece);
    return free;
  };
  for (const kernel of plan.kernels) {
    const whole = pieceOf(kernel);
    // an index outside its tensor stops the program, and then the other threads must not be running
    if (kernel.root?.kind === 'gather' || kernel.root?.kind === 'scatter') {
      begin([whole], true);
      continue;
    }
    const cuts =
      whole.cost < worthAFunction
        ? undefined
        : partitionKernel(kernel, parts, (part, from, bytes) => standIns.set(part, addressOf(from) + bytes))?.map(
            (part) => pieceOf(part, whole.cost / parts),
          );
    if (cuts !== undefined && joins(cuts.map((piece, part) => [piece, part]))) continue;
    if (cuts !== undefined && whole.cost >= worthABarrier) {
      begin(cuts);
      continue;
    }
    const latest = segments.at(-1);
    const load = (part: number): number => latest!.parts[part]!.reduce((sum, { cost }) => sum + cost, 0);
    const order = latest === undefined ? [] : [...latest.parts.keys()].sort((a, b) => load(a) - load(b) || a - b);
    const isAlone = latest?.parts.filter((list) => list.length > 0).length === 1;
    const places = isAlone || callsCore(kernel) ? [0] : order;
    if (!places.some((part) => joins([[whole, part]]))) begin([whole]);
  }
  for (const { from, to } of plan.copies) {
    const bytes = sizeInBytes(to);
    const [source, target] = [addressOf(from), addressOf(to)];
    const piece: Piece = {
      name: 'copy',
      cost: bytes / 20,
      kernel: undefined,
      reads: [[source, source + bytes]],
      writes: [[target, target + bytes]],
      write: (code) => code.i32(target).i32(source).i32(bytes).copyMemory(),
    };
    if (!joins([[piece, 0]])) begin([piece]);
  }
  return { segments, addressOf };
}
