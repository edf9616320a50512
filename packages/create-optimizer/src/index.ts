export type { NewOptimizer } from './createOptimizer';
export { createOptimizer } from './createOptimizer';
export type { OptionBeginning } from './parseOption';
export { parseOption } from './parseOption';
