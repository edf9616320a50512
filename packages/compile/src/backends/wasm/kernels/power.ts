import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import type { Module } from '../encode/module';

/**
 * The function of a module that raises a float64 to a float64. Whole exponents are computed by squaring, which is
 * several times as fast as the engine's function and gives the same bits everywhere; other exponents go to the engine.
 */
export function power(module: Module): Assembler {
  return module.once('power', { parameters: ['f64', 'f64'], results: ['f64'] }, (code) => {
    const [base, exponent] = [0, 1];
    const rest = code.local('i32');
    const out = code.local('f64');
    code.get(exponent).do(op.i64.fromF64Saturated, op.i64.toI32).set(rest);
    code.get(rest).do(op.f64.fromI32).get(exponent).do(op.f64.eq).get(exponent).f64(0).do(op.f64.ge, op.i32.and);
    code.when(
      () => {
        code.f64(1).set(out).block().loop();
        code.get(rest).do(op.i32.eqz).branchIf(1);
        // multiplies by 1 if a bit is 0, since a mispredicted branch costs more than a product
        code.get(out).f64(1).do(op.i64.fromBits);
        code.get(base).do(op.i64.fromBits).f64(1).do(op.i64.fromBits, op.i64.xor);
        code.i32(0).get(rest).i32(1).do(op.i32.and, op.i32.sub, op.i64.fromI32, op.i64.and, op.i64.xor);
        code.do(op.f64.fromBits, op.f64.mul).set(out);
        code.get(base).get(base).do(op.f64.mul).set(base);
        code.get(rest).i32(1).do(op.i32.shr).set(rest).i32(1).branchIf(0);
        code.end().end();
      },
      () => code.get(base).get(exponent).call(module.host('pow')).set(out),
    );
    code.get(out);
  });
}
