export type { Backend, Executable, Memory, Run } from './backends/backend';
export { wasm } from './backends/wasm/backend';
export { hasRelaxedSimd } from './backends/wasm/encode/hasRelaxedSimd';
export { hasSimd } from './backends/wasm/encode/hasSimd';
export type { Compiled, CompiledProgram, CompileOptions, Donating, Handed, Repeated } from './compile';
export { compile } from './compile';
export { explain } from './explain';
export type {
  Prepared,
  PreparedInput,
  PreparedInputs,
  PreparedOutput,
  PreparedOutputs,
  PreparedStream,
} from './prepare';
export type { Program, Repetition } from './program';
export { Handle, read, readSync } from './residents';
export { TraceError } from './trace/traceError';
