export type { Terminal } from './progressBar';
export { progressBar } from './progressBar';
