import type { Convolution } from '../cpu/convolution';
import type { Window } from '../cpu/window';
import type { Drawing } from '../random/drawing';
import type { DType } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import type { Reduction } from './reduction';

/** The options of every built-in operation, by its name. */
export interface OpOptions {
  readonly abs: undefined;
  readonly add: undefined;
  readonly argMax: Reduction;
  readonly argMaxPool2d: Window;
  readonly argMin: Reduction;
  readonly avgPool2d: Window;
  readonly avgPool2dGrad: { readonly images: Shape; readonly window: Window };
  readonly broadcastTo: Shape;
  readonly cast: DType;
  readonly ceil: undefined;
  readonly clamp: undefined;
  /** The axis. */
  readonly concat: number;
  readonly conv2d: Convolution;
  readonly conv2dInputGrad: Convolution & { readonly images: Shape };
  readonly conv2dKernelGrad: Convolution & { readonly kernel: Shape };
  readonly cos: undefined;
  readonly div: undefined;
  readonly equal: undefined;
  readonly erf: undefined;
  readonly exp: undefined;
  readonly expm1: undefined;
  /** The axes. */
  readonly flip: readonly number[];
  readonly floor: undefined;
  /** The axis. */
  readonly gather: number;
  readonly greater: undefined;
  readonly greaterEqual: undefined;
  /** The copy with which `grad` watches its argument. */
  readonly input: undefined;
  readonly isFinite: undefined;
  readonly isNaN: undefined;
  readonly less: undefined;
  readonly lessEqual: undefined;
  readonly log: undefined;
  readonly log1p: undefined;
  readonly logicalAnd: undefined;
  readonly logicalNot: undefined;
  readonly logicalOr: undefined;
  /** The axis. */
  readonly logSoftmax: number;
  /** The axis. */
  readonly logSumExp: number;
  readonly matmul: undefined;
  readonly max: Reduction;
  readonly maximum: undefined;
  readonly min: Reduction;
  readonly minimum: undefined;
  readonly mul: undefined;
  readonly neg: undefined;
  readonly notEqual: undefined;
  /** The number of classes. */
  readonly oneHot: number;
  readonly pad: { readonly widths: readonly (readonly [number, number])[]; readonly value: number };
  readonly pow: undefined;
  readonly random: Drawing;
  readonly randomSkip: Drawing;
  /** The child's name. */
  readonly randomSplit: string | number;
  readonly reciprocal: undefined;
  readonly relu: undefined;
  readonly reshape: Shape;
  readonly round: undefined;
  readonly scatterAdd: { readonly size: number; readonly axis: number };
  readonly sigmoid: undefined;
  readonly sign: undefined;
  readonly sin: undefined;
  readonly slice: { readonly start: readonly number[]; readonly stop: readonly number[] };
  /** The axis. */
  readonly softmax: number;
  readonly softplus: undefined;
  readonly sqrt: undefined;
  readonly square: undefined;
  readonly stopGradient: undefined;
  readonly sub: undefined;
  readonly sum: Reduction;
  readonly tanh: undefined;
  /** The axes in their new order. */
  readonly transpose: readonly number[];
  readonly where: undefined;
}

/** The built-in operations without options. */
export type PlainOpName = {
  [Name in keyof OpOptions]: OpOptions[Name] extends undefined ? Name : never;
}[keyof OpOptions];

/**
 * Identifies a built-in operation, whatever other operations have the same name; its type carries the operation's
 * options.
 */
export type Token<Options> = symbol & { readonly options?: (options: Options) => void };

/** The token of a built-in operation: the same one in every copy of core. */
export function tokenOf<Name extends keyof OpOptions>(name: Name): Token<OpOptions[Name]> {
  return Symbol.for(`@gd/core/${name}`) as Token<OpOptions[Name]>;
}
