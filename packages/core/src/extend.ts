export { isRecording } from './autodiff/isRecording';
export { setRecording } from './autodiff/setRecording';
export type { Kind, Range } from './check/check';
export {
  aByteArray,
  aFlag,
  aFunction,
  aList,
  aNumber,
  aRecord,
  aSchedule,
  aText,
  aThing,
  check,
  isOf,
  oneOf,
  someAxes,
  someIntegers,
  testOf,
} from './check/check';
export { describe, isRecord, readiness } from './check/describe';
export { inOurWords, phrasebook } from './check/phrasebook';
export type { OptionTable, Read } from './check/readOptions';
export { readOptions } from './check/readOptions';
export { aLayer } from './contracts/layer';
export type { Applied, Op } from './op/op';
export { apply, checkTensor, promote } from './op/op';
export type { OpOptions, Token } from './op/token';
export { tokenOf } from './op/token';
export type { Tracer } from './op/tracer';
export { setTracer } from './op/tracer';
export { argMaxPool2d } from './ops/backward/argMaxPool2d';
export { avgPool2dGrad } from './ops/backward/avgPool2dGrad';
export { conv2dInputGrad } from './ops/backward/conv2dInputGrad';
export { conv2dKernelGrad } from './ops/backward/conv2dKernelGrad';
export { checkStreamName, splitCounters } from './random/deriveKey';
export { drawAt, skipAt, splitAt } from './random/drawAt';
export type { Drawing } from './random/drawing';
export { bernoulliDrawing, normalDrawing, uniformDrawing } from './random/drawing';
export { portableLog } from './random/portableLog';
export { aStream, positionOf } from './random/random';
export { scalar } from './tensor/scalar';
export { aShape, checkShape, formatShape, isShape, sameShape, sizeOf } from './tensor/shape';
export { DenseTensor } from './tensor/tensor';
export { warnOnce } from './warnOnce';
