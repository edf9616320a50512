import { allocateMemory, start, viewOf } from '@gd/compile/internal';
import { sizeOf } from '@gd/core/extend';

/** A program without copies in and out: its inputs and outputs are views of its memory, which threads may share. */
export function standalone(program, threads = { allocate: allocateMemory, start }) {
  const { graph, plan, memoryBytes } = program;
  const memory = threads.allocate(memoryBytes);
  const view = (node) => viewOf(memory, plan.addresses.get(node), node.dtype, sizeOf(node.shape));
  const running = threads.start(program, memory);
  return { run: () => running.run(), inputs: graph.inputs.map(view), outputs: graph.outputs.map(view) };
}
