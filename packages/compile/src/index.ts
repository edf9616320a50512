export { hasRelaxedSimd, hasSimd } from './wasm/features';
