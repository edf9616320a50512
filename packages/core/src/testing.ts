export type { CheckLayerOptions } from './testing/checkLayer';
export { checkLayer } from './testing/checkLayer';
export type { CheckOpOptions } from './testing/checkOp';
export { checkOp } from './testing/checkOp';
export { expectClose } from './testing/expectClose';
export { setCheckTransform, transform } from './testing/transform';
