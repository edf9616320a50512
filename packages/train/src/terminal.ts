export type { Terminal } from './callbacks/progressBar';
export { progressBar } from './callbacks/progressBar';
