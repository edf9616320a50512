export type { Compiled } from './compile';
export { compile } from './compile';
export { explain } from './explain';
export { TraceError } from './graph/traceError';
export type { TrainStep, TrainStepOptions } from './train/trainStep';
export { trainStep } from './train/trainStep';
export { hasRelaxedSimd } from './wasm/hasRelaxedSimd';
export { hasSimd } from './wasm/hasSimd';
