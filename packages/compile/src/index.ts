export type { Backend, Executable, Memory, Run } from './backends/backend';
export { hasRelaxedSimd } from './backends/wasm/encode/hasRelaxedSimd';
export { hasSimd } from './backends/wasm/encode/hasSimd';
export type { Compiled, CompiledProgram, CompileOptions, Donating, Handed, Repeated } from './compile';
export { compile } from './compile';
export { explain } from './explain';
export { Handle, read, readSync } from './handle';
export { hostScalars } from './hostScalars';
export type {
  Prepared,
  PreparedInput,
  PreparedInputs,
  PreparedOutput,
  PreparedOutputs,
  PreparedStream,
} from './prepared';
export type { Program, Repetition } from './program';
export { TraceError } from './trace/traceError';
