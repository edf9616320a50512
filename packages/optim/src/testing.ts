export { checkHill } from './testing/checkHill';
export { checkOptimizer } from './testing/checkOptimizer';
export type { CheckName, Claims, HillName } from './testing/claims';
export type { Golden, GoldenFile } from './testing/golden';
export { golden } from './testing/golden';
export type { OptimizerCheck } from './testing/optimizerChecks';
export { optimizerChecks } from './testing/optimizerChecks';
