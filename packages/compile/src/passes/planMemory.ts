import { sizeOf } from '@gd/core/extend';
import type { BackendFacts } from '../backends/facts';
import type { Kernel } from '../graph/kernel';
import { bytesOf } from '../graph/kernel';
import { isContiguous } from '../graph/layout';
import type { Graph, Node } from '../graph/node';

/** Bytes rounded up to a multiple. */
export function align(bytes: number, alignment: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

/** The size of a node's buffer in bytes. */
export function sizeInBytes({ shape, dtype }: Node): number {
  return sizeOf(shape) * bytesOf(dtype);
}

/** A plan of memory: the kernels in order, and the address of every buffer. */
export interface Plan {
  readonly kernels: readonly Kernel[];
  readonly addresses: ReadonlyMap<Node, number>;
  /** The scratch memory of the kernels: its address, and its size for each thread. */
  readonly scratch: number;
  readonly scratchBytes: number;
  /** Outputs that replace an input but cannot be computed in place; they are copied at the end. */
  readonly copies: readonly { readonly from: Node; readonly to: Node }[];
  readonly constants: readonly (Node & { kind: 'constant' })[];
  /** The first byte after everything. */
  readonly end: number;
}

/** What the plan must respect: fixed addresses, and outputs that replace inputs. */
export interface Placement {
  readonly start: number;
  readonly threads?: number;
  readonly fixed?: ReadonlyMap<Node, number>;
  readonly replaced?: readonly (readonly [output: Node, input: Node])[];
}

/** The nodes whose buffers a kernel reads. */
export function readsOf({ body, operands, root }: Kernel): Node[] {
  return [...body.leaves, ...(root?.kind === 'reduce' ? [] : operands)].map(({ node }) => node);
}

/** The nodes whose buffers a kernel writes. */
export function writesOf({ body, root }: Kernel): Node[] {
  const stored = body.stores.map(({ node }) => node);
  return root?.kind === 'reduce' ? [root] : stored;
}

/** Plans memory: gives every buffer an address, and reuses a buffer after its last read. */
export function plan(
  graph: Graph,
  kernels: readonly Kernel[],
  { start, threads = 1, fixed, replaced }: Placement,
  facts: BackendFacts,
): Plan {
  const lines = (bytes: number): number => align(bytes, facts.alignment);
  const addresses = new Map<Node, number>(fixed);
  const last = new Map<Node, number>();
  const made = new Map<Node, number>();
  kernels.forEach((kernel, time) => {
    for (const node of readsOf(kernel)) last.set(node, time);
    for (const node of writesOf(kernel)) made.set(node, time);
  });
  let end = lines(start);
  const place = (bytes: number): number => {
    const at = end;
    end += lines(Math.max(bytes, 1));
    return at;
  };
  const scratchBytes = lines(Math.max(0, ...kernels.map((kernel) => facts.scratchBytes(kernel))));
  const scratch = place(scratchBytes * threads);
  const constants = [...last.keys()].filter((node) => node.kind === 'constant');
  for (const node of [...graph.inputs, ...constants])
    if (!addresses.has(node)) addresses.set(node, place(sizeInBytes(node)));

  const copies: { from: Node; to: Node }[] = [];
  for (const [output, input] of replaced ?? []) {
    if (!addresses.has(output) && inPlace(kernels, made.get(output), last.get(input), output, input))
      addresses.set(output, addresses.get(input)!);
    else copies.push({ from: output, to: input });
  }
  const kept = new Set<Node>(graph.outputs);
  const free: { at: number; bytes: number }[] = [];
  kernels.forEach((kernel, time) => {
    for (const node of writesOf(kernel)) {
      if (addresses.has(node)) continue;
      const bytes = lines(Math.max(sizeInBytes(node), 1));
      let fits: (typeof free)[number] | undefined;
      for (const hole of free) if (hole.bytes >= bytes && hole.bytes < (fits?.bytes ?? Infinity)) fits = hole;
      if (fits === undefined) addresses.set(node, place(bytes));
      else {
        addresses.set(node, fits.at);
        fits.at += bytes;
        fits.bytes -= bytes;
        if (fits.bytes === 0) free.splice(free.indexOf(fits), 1);
      }
    }
    for (const node of new Set(readsOf(kernel))) {
      const temporary = node.kind !== 'input' && node.kind !== 'constant' && !kept.has(node) && last.get(node) === time;
      if (temporary) release(free, addresses.get(node)!, lines(Math.max(sizeInBytes(node), 1)));
    }
  });
  return { kernels, addresses, scratch, scratchBytes, copies, constants, end };
}

/**
 * Whether an output may overwrite an input: nothing reads the input later, neither in the same iteration nor at an
 * element other than the one that is written.
 */
function inPlace(
  kernels: readonly Kernel[],
  time: number | undefined,
  lastRead: number | undefined,
  output: Node,
  input: Node,
): boolean {
  if (time === undefined || (lastRead ?? -1) > time) return false;
  const kernel = kernels[time]!;
  if (kernel.root?.kind === 'reduce') return false;
  const { body, operands, root } = kernel;
  if (root !== undefined && !['matmul', 'conv', 'convKernel'].includes(root.kind)) return false;
  if (operands.some(({ node }) => node === input) || output.dtype !== input.dtype) return false;
  const stored = body.stores.find(({ node }) => node === output)!.step;
  if (body.steps.some((step, at) => step.kind === 'load' && body.leaves[step.leaf]!.node === input && at > stored))
    return false;
  return body.leaves.every(
    ({ node, layout }) => node !== input || (isContiguous(layout) && sizeOf(layout.shape) === sizeOf(input.shape)),
  );
}

function release(free: { at: number; bytes: number }[], at: number, bytes: number): void {
  const before = free.find((hole) => hole.at + hole.bytes === at);
  const after = free.find((hole) => hole.at === at + bytes);
  if (before !== undefined) {
    before.bytes += bytes + (after?.bytes ?? 0);
    if (after !== undefined) free.splice(free.indexOf(after), 1);
  } else if (after !== undefined) {
    after.at = at;
    after.bytes += bytes;
  } else free.push({ at, bytes });
}
