export { hasRelaxedSimd } from './backends/wasm/encode/hasRelaxedSimd';
export { hasSimd } from './backends/wasm/encode/hasSimd';
export type { Compiled } from './compile';
export { compile } from './compile';
export { explain } from './explain';
export { TraceError } from './trace/traceError';
export type { TrainStep, TrainStepOptions } from './train/trainStep';
export { trainStep } from './train/trainStep';
