// Unstable: internals that the benchmarks and the tests of this repository use. Any release may change them without
// notice.
export type { BackendFacts } from './backends/facts';
export { allocateMemory } from './backends/wasm/allocateMemory';
export { emit } from './backends/wasm/emit';
export { hasRelaxedSimd, pretendRelaxedSimd } from './backends/wasm/encode/hasRelaxedSimd';
export { op } from './backends/wasm/encode/instructions';
export { Module } from './backends/wasm/encode/module';
export { build, emitProgram, start, viewOf } from './backends/wasm/program';
export { startThreads } from './backends/wasm/threads/startThreads';
export type { Body, Kernel, Leaf, Step } from './graph/kernel';
export type { Layout } from './graph/layout';
export { contiguous } from './graph/layout';
export type { MapOp, Node } from './graph/node';
export { trace } from './trace/trace';
export { mapTree } from './trace/tree';
