import { erf } from '@gd/core';
import { portableLog } from '@gd/core/extend';
import type { HostFunction } from '../encode/module';

const { exp, expm1, log, log1p, sin, cos, tanh, pow } = Math;

/** The imports of a program other than its memory: the float64 functions that eager operations call, too. */
export const hostImports: Readonly<Record<string, (...numbers: number[]) => number>> = {
  exp,
  expm1,
  log,
  log1p,
  sin,
  cos,
  tanh,
  pow: pow as (...numbers: number[]) => number,
  portableLog: portableLog as (...numbers: number[]) => number,
  erf: (x) => erf(x!).data[0]!,
};

/** The declarations of these functions in programs. */
export const hostFunctions: readonly HostFunction[] = Object.keys(hostImports).map((name) => ({
  name,
  parameters: name === 'pow' ? ['f64', 'f64'] : ['f64'],
  results: ['f64'],
}));
