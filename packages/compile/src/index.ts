export type { Compiled } from './compile';
export { compile } from './compile';
export { TraceError } from './graph/traced';
export { hasRelaxedSimd, hasSimd } from './wasm/features';
