import { allocateMemory, sizeOf, start, viewOf } from './inside.mjs';

/** A program by itself, without copies in and out: its inputs and outputs are views of its memory. A team may share it. */
export function alone(program, team = { allocate: allocateMemory, start }) {
  const { graph, plan, memoryBytes } = program;
  const memory = team.allocate(memoryBytes);
  const view = (node) => viewOf(memory, plan.addresses.get(node), node.dtype, sizeOf(node.shape));
  const running = team.start(program, memory);
  return { run: () => running.run(), inputs: graph.inputs.map(view), outputs: graph.outputs.map(view) };
}
