export type { ProdigyMemory, ProdigyOptions, ProdigyState } from './prodigy';
export { prodigy } from './prodigy';
