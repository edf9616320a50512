import { readsOf, sizeInBytes, writesOf } from './fuse/plan';
import type { Kernel, Step } from './graph/kernel';
import { sizeOf } from './graph/layout';
import type { Graph, Node } from './graph/node';
import type { Program } from './program/program';

/**
 * Tells what became of a function: its primitives as traced and as simplified, and the kernels that run them, with the
 * bytes each reads and writes and the arithmetic it does. One section for each set of shapes it was called with.
 */
export function explain({ programs }: { readonly programs: readonly Program[] }): string {
  if (programs.length === 0) return 'nothing is compiled yet: call the function first, or it runs eagerly';
  return programs.map(explainProgram).join('\n\n');
}

function explainProgram({ called, graph, plan, codeBytes, memoryBytes }: Program): string {
  const total = plan.kernels.reduce((sum, kernel) => sum + operationsOf(kernel), 0);
  return [
    `traced: ${called.length} operations`,
    '',
    `simplified: ${graph.nodes.length} primitives`,
    ...linesOf(graph),
    '',
    `fused: ${plan.kernels.length} kernels, ${grouped(total)} floating-point operations a run`,
    ...plan.kernels.flatMap((kernel, i) => kernelLines(kernel, i, plan.addresses)),
    '',
    `memory: ${grouped(plan.end)} bytes at the peak of ${grouped(memoryBytes)}; code: ${grouped(codeBytes)} bytes`,
  ].join('\n');
}

function linesOf({ nodes, outputs }: Graph): string[] {
  return nodes.map((node) => {
    const out = outputs.includes(node) ? '  → output' : '';
    return `  ${nameOf(node)} = ${describe(node)}  ${node.dtype}[${node.shape}]${out}`;
  });
}

const nameOf = ({ id }: Node): string => `%${id}`;

function describe(node: Node): string {
  const from = node.inputs.map(nameOf).join(', ');
  switch (node.kind) {
    case 'input':
      return `input ${node.label ?? node.slot}`;
    case 'constant':
      return node.data.length === 1 ? String(node.data[0]) : `constant of ${node.data.length} numbers`;
    case 'map':
      return `${node.op}(${from})`;
    case 'fold':
      return `${node.op}(${from}) over axes ${node.axes}`;
    case 'view': {
      const { movement } = node;
      const how = movement.name === 'permute' || movement.name === 'flip' ? ` ${movement.axes}` : '';
      return `${movement.name}(${from})${how}`;
    }
    default:
      return `${node.kind}(${from})`;
  }
}

function kernelLines(kernel: Kernel, place: number, addresses: ReadonlyMap<Node, number>): string[] {
  const reads = [...new Set(readsOf(kernel))];
  const writes = writesOf(kernel);
  const bytes = [...reads, ...writes].reduce((sum, node) => sum + sizeInBytes(node), 0);
  const inPlace = writes.some((node) => reads.some((other) => addresses.get(other) === addresses.get(node)));
  return [
    `  ${place}. ${kernel.name} over [${kernel.body.space}]: ${reads.map(nameOf).join(', ') || 'nothing'} → ${writes
      .map(nameOf)
      .join(', ')}${inPlace ? ' in place' : ''}  ${grouped(bytes)} bytes, ${grouped(operationsOf(kernel))} operations`,
    ...kernel.body.steps.map((step, i) => `       ${i}: ${stepText(step, kernel)}`),
  ];
}

function stepText(step: Step, { body, root }: Kernel): string {
  switch (step.kind) {
    case 'load':
      return `load ${nameOf(body.leaves[step.leaf]!.node)}`;
    case 'constant':
      return String(step.value);
    case 'root':
      return `the ${root!.kind}`;
    case 'map':
      return `${step.op} ${step.args.join(' ')}`;
  }
}

/** How many floating-point operations a kernel does: a multiply and an add count as two. */
export function operationsOf({ root, body, operands }: Kernel): number {
  const maps = body.steps.filter((step) => step.kind === 'map' && step.op !== 'copy' && step.op !== 'cast').length;
  const each = sizeOf(body.space) * (maps + (root?.kind === 'fold' ? 1 : 0));
  if (root === undefined || operands.length === 0) return each;
  const [left, right] = operands.map(({ layout }) => layout.shape);
  if (root.kind === 'matmul') return each + 2 * sizeOf(root.shape) * left!.at(-1)!;
  if (root.kind === 'conv') return each + 2 * sizeOf(root.shape) * sizeOf(right!.slice(0, 3));
  if (root.kind === 'convKernel') return each + 2 * sizeOf(root.shape) * sizeOf(right!.slice(0, 3));
  return each;
}

const grouped = (value: number): string => value.toLocaleString('en-US');
