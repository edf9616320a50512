export type { Compiled } from './compile';
export { compile } from './compile';
export { explain } from './explain';
export { TraceError } from './graph/traced';
export type { TrainStep, TrainStepOptions } from './train/trainStep';
export { trainStep } from './train/trainStep';
export { hasRelaxedSimd, hasSimd } from './wasm/features';
