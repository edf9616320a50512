// The parts of the built compiler that are measured by themselves, or that a loop is written by hand with.
export { sizeOf } from '../../packages/compile/dist/graph/layout.js';
export { trace } from '../../packages/compile/dist/graph/trace.js';
export { allocateMemory } from '../../packages/compile/dist/program/allocateMemory.js';
export { emit } from '../../packages/compile/dist/program/emit.js';
export { build, start, viewOf } from '../../packages/compile/dist/program/program.js';
export { mapTree } from '../../packages/compile/dist/program/tree.js';
export { startThreads } from '../../packages/compile/dist/threads/startThreads.js';
export { op } from '../../packages/compile/dist/wasm/instructions.js';
export { Module } from '../../packages/compile/dist/wasm/module.js';
