export type { ProdigyOptions, ProdigyState, ProdigyWeightState } from './prodigy';
export { prodigy } from './prodigy';
