export type { BinaryCrossEntropyOptions } from './binaryCrossEntropy';
export { binaryCrossEntropy } from './binaryCrossEntropy';
export type { CrossEntropyOptions } from './crossEntropy';
export { crossEntropy } from './crossEntropy';
export type { HuberOptions } from './huber';
export { huber } from './huber';
export { mae } from './mae';
export { mse } from './mse';
export type { LossReductionOptions, Reduction } from './reduce';
