import type { Shape, Tensor } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { check, sizeOf } from '@gd/core/extend';
import type { CompiledProgram as Program } from './compile';
import type { Kernel } from './graph/kernel';
import type { Graph, Node } from './graph/node';
import { numberOf } from './graph/node';
import { readsOf, sizeInBytes, writesOf } from './passes/planMemory';
import { sourceOf } from './passes/source';
import type { OpCall } from './trace/trace';
import { Traced } from './trace/traced';

const aCompiled: Kind = [
  'a compiled function',
  (value) => Array.isArray((value as Partial<{ programs: unknown }> | null)?.programs),
];

/**
 * A report on a compiled function: the operations that it called, the primitives that remain of them, and the kernels
 * that run these, with the bytes that each reads and writes and its arithmetic. One section for each set of shapes.
 */
export function explain(compiled: { readonly programs: readonly Program[] }): string {
  const { programs } = check('explain: compiled', compiled, aCompiled);
  if (programs.length === 0) return 'nothing is compiled yet: call the function first, or it runs eagerly';
  return programs.map(explainProgram).join('\n\n');
}

function explainProgram({ called, graph, plan, codeBytes, memoryBytes }: Program): string {
  const total = plan.kernels.reduce((sum, kernel) => sum + operationsOf(kernel), 0);
  const before = callLines(called);
  const after = primitiveLines(graph);
  return [
    `called: ${before.length} operations`,
    ...before,
    '',
    `simplified: ${after.length} primitives`,
    ...after,
    '',
    `fused: ${plan.kernels.length} kernels, ${grouped(total)} floating-point operations a run`,
    ...plan.kernels.flatMap((kernel, i) => kernelLines(kernel, i, plan.addresses)),
    '',
    `memory: ${grouped(plan.end)} bytes at the peak of ${grouped(memoryBytes)}; code: ${grouped(codeBytes)} bytes`,
  ].join('\n');
}

/** The lines of the operations that were called, gradients included. */
function callLines(called: readonly OpCall[]): string[] {
  const names = new Map<Tensor, string>();
  const lines: string[] = [];
  const nameOfTensor = (tensor: Tensor): string => {
    if (tensor instanceof Traced) return names.get(tensor) ?? tensor.origin;
    return tensor.data.length === 1 ? String(tensor.data[0]) : `constant [${tensor.shape}]`;
  };
  for (const { name, inputs, output } of called) {
    // the copy with which grad watches its argument; it computes nothing
    if (name === 'input') names.set(output, nameOfTensor(inputs[0]!));
    else {
      names.set(output, `#${lines.length}`);
      lines.push(`  #${lines.length} = ${name}(${inputs.map(nameOfTensor).join(', ')})  ${output}`);
    }
  }
  return lines;
}

/** The lines of the primitives; inputs, numbers and views appear where they are used. */
function primitiveLines({ nodes, outputs }: Graph): string[] {
  const computed = nodes.filter(({ kind }) => kind !== 'input' && kind !== 'constant' && kind !== 'view');
  return computed.map((node) => {
    const what = node.kind === 'map' || node.kind === 'reduce' ? node.op : node.kind;
    const over = node.kind === 'reduce' ? ` over axes ${node.axes}` : '';
    const out = outputs.includes(node) ? '  → output' : '';
    return `  ${nameOf(node)} = ${what}(${node.inputs.map(nameOf).join(', ')})${over}  ${node.dtype}[${node.shape}]${out}`;
  });
}

/** The name of a node in the report. */
function nameOf(node: Node): string {
  const value = numberOf(node);
  if (value !== undefined) return String(value);
  if (node.kind === 'input') return node.label ?? `input ${node.slot}`;
  if (node.kind === 'constant') return `constant [${node.shape}]`;
  if (node.kind !== 'view') return `%${node.id}`;
  const { movement } = node;
  const from = nameOf(node.inputs[0]!);
  return movement.name === 'broadcast' ? from : `${movement.name}(${from})`;
}

function kernelLines(kernel: Kernel, place: number, addresses: ReadonlyMap<Node, number>): string[] {
  const reads = [...new Set(readsOf(kernel))];
  const writes = writesOf(kernel);
  const bytes = [...reads, ...writes].reduce((sum, node) => sum + sizeInBytes(node), 0);
  const inPlace = writes.some((node) => reads.some((other) => addresses.get(other) === addresses.get(node)));
  const work = `${grouped(bytes)} bytes, ${grouped(operationsOf(kernel))} operations`;
  return [
    `  ${place}. ${kernel.name} over [${kernel.body.space}]  ${work}${inPlace ? ', in place' : ''}`,
    `     ${reads.map(nameOf).join(', ') || 'nothing'} → ${writes.map(nameOf).join(', ')}`,
    ...stepLines(kernel),
  ];
}

/** The lines of a kernel's program, from its product or its loads to its stores. */
function stepLines({ body, root, operands }: Kernel): string[] {
  const product = root && `${root.kind}(${operands.map(({ node }) => nameOf(sourceOf(node).base)).join(', ')})`;
  const lines: string[] = [];
  const names = body.steps.map((step, i) => {
    if (step.kind === 'load') return nameOf(body.leaves[step.leaf]!.node);
    return step.kind === 'constant' ? String(step.value) : step.kind === 'root' ? product! : `t${i}`;
  });
  body.steps.forEach((step, i) => {
    if (step.kind === 'map')
      lines.push(`       ${names[i]} = ${step.op}(${step.args.map((arg) => names[arg]).join(', ')})`);
    for (const store of body.stores) if (store.step === i) lines.push(`       ${nameOf(store.node)} ← ${names[i]}`);
  });
  if (root?.kind === 'reduce') lines.push(`       ${nameOf(root)} ← ${root.op} of ${names.at(-1)}`);
  return lines;
}

/** The floating-point operations of a kernel: a multiply and an add count as two. */
export function operationsOf({ root, body, operands }: Kernel): number {
  const maps = body.steps.filter((step) => step.kind === 'map' && step.op !== 'copy' && step.op !== 'cast').length;
  const each = sizeOf(body.space) * (maps + (root?.kind === 'reduce' ? 1 : 0));
  if (root?.kind !== 'matmul' && root?.kind !== 'conv' && root?.kind !== 'convKernel') return each;
  const [left, right] = operands.map(({ layout }) => layout.shape) as [Shape, Shape];
  return each + 2 * sizeOf(root.shape) * (root.kind === 'matmul' ? left.at(-1)! : sizeOf(right.slice(0, 3)));
}

const grouped = (value: number): string => value.toLocaleString('en-US');
