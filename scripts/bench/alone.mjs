import { allocateMemory, sizeOf, start, viewOf } from './inside.mjs';

/** A program by itself, without copies in and out: its inputs and outputs are views of its memory. */
export function alone(program) {
  const { graph, plan, memoryBytes } = program;
  const memory = allocateMemory(memoryBytes);
  const view = (node) => viewOf(memory, plan.addresses.get(node), node.dtype, sizeOf(node.shape));
  const { run } = start(program, memory);
  return { run, inputs: graph.inputs.map(view), outputs: graph.outputs.map(view) };
}
