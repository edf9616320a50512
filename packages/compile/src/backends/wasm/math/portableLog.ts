import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import type { Module } from '../encode/module';

const { f64 } = op;

const coefficients = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

/** The function of a module that is the core's `portableLog`, bit for bit, for numbers in (0, 1]. */
export function portableLogOf(module: Module): Assembler {
  return module.once('portableLog', { parameters: ['f64'], results: ['f64'] }, (code) => {
    const m = 0;
    const k = code.local('i32');
    const [f, s, z, half] = [code.local('f64'), code.local('f64'), code.local('f64'), code.local('f64')];
    const raise = (below: number, by: number): void => {
      code.block().loop();
      code.get(m).f64(below).do(f64.ge).branchIf(1);
      code
        .get(m)
        .f64(2 ** by)
        .do(f64.mul)
        .set(m)
        .advance(k, by)
        .i32(1)
        .branchIf(0);
      code.end().end();
    };
    raise(2 ** -16, 16);
    raise(Math.SQRT1_2, 1);
    code.get(m).f64(1).do(f64.sub).set(f);
    code.get(f).f64(2).get(f).do(f64.add, f64.div).set(s);
    code.get(s).get(s).do(f64.mul).set(z);
    code.f64(0.5).get(f).do(f64.mul).get(f).do(f64.mul).set(half);
    code.get(f).get(half).get(s).get(half);
    for (const coefficient of coefficients.slice(0, -1)) code.get(z).f64(coefficient);
    code.get(z).f64(coefficients.at(-1)!).do(f64.mul);
    for (let i = 1; i < coefficients.length; i++) code.do(f64.add, f64.mul);
    code.do(f64.add, f64.mul, f64.sub, f64.sub);
    code.get(k).do(f64.fromI32).f64(1.9082149292705877e-10).do(f64.mul, f64.sub);
    code.get(k).do(f64.fromI32).f64(0.6931471803691238).do(f64.mul, f64.sub);
    code.free('i32', k);
    code.free('f64', f, s, z, half);
  });
}
