export type { CheckOpOptions } from './testing/checkOp';
export { checkOp } from './testing/checkOp';
export { expectClose } from './testing/expectClose';
