import { erf } from '@gd/core';
import type { HostFunction } from '../encode/module';

const unary = ['exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tanh'] as const;

/** The float64 functions that programs import: the same ones that eager operations call. */
export const hostFunctions: readonly HostFunction[] = [
  ...unary.map((name): HostFunction => ({ name, parameters: ['f64'], results: ['f64'] })),
  { name: 'erf', parameters: ['f64'], results: ['f64'] },
  { name: 'pow', parameters: ['f64', 'f64'], results: ['f64'] },
];

/** The imports of a program, besides its memory. */
export const hostImports: Readonly<Record<string, CallableFunction>> = {
  ...Object.fromEntries(unary.map((name) => [name, Math[name]])),
  pow: Math.pow,
  erf: (x: number): number => erf(x).data[0]!,
};
