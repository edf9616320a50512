import type { DType } from '@gd/core';
import type { MapOp } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { lane } from '../encode/vectorInstructions';
import { erf } from '../math/erf';
import { exp } from '../math/exp';
import { expm1 } from '../math/expm1';
import { log } from '../math/log';
import { log1p } from '../math/log1p';
import { sigmoid } from '../math/sigmoid';
import { tanh } from '../math/tanh';
import type { Emit } from './scalarOp';
import { all, singleInstruction } from './scalarOp';
import { toInt32Lanes } from './toInt32';

const { f32, f32x4, f64, i32x4, v128 } = op;

const one =
  (write: (code: Assembler, x: number) => void): Emit =>
  (code, [x]) =>
    write(code, x!);

/** Calls the engine's function for each lane: exact but slow, for rare operations. */
const lanes =
  (name: string): Emit =>
  (code, args) => {
    const out = code.local('v128');
    code.vectorBits(0).set(out);
    for (let i = 0; i < 4; i++) {
      code.get(out);
      for (const arg of args) code.get(arg).lane(lane.extractF32, i).do(f64.fromF32);
      code.call(code.module.host(name)).do(f32.fromF64).lane(lane.replaceF32, i).set(out);
    }
    code.get(out).free('v128', out);
  };

/** Whether each lane is less than or greater than 0; false for 0 and NaN. */
const isOrdered: Emit = (code, [x]) => {
  code.get(x!).vectorBits(0).do(f32x4.lt).get(x!).vectorBits(0).do(f32x4.gt, v128.or);
};

const always = {
  copy: all(),
  where: ((code, [condition, yes, no]) => code.get(yes!).get(no!).get(condition!).do(v128.select)) as Emit,
};

/** Operations that need more than one instruction, by argument dtype. */
const tables: Partial<Record<DType, Partial<Record<MapOp, Emit>>>> = {
  float32: {
    ...always,
    // a number with no exponent bits set is zero or denormal
    flush: (code, [x]) => {
      code.get(x!).get(x!).vectorBits(0x7f800000).do(v128.and).vectorBits(0).do(i32x4.eq, v128.andNot);
    },
    relu: (code, [x]) => code.get(x!).vectorBits(0).do(f32x4.pmax),
    sign: (code, [x]) => {
      code.get(x!).vectorBits(0x80000000).do(v128.and).vector(1).do(v128.or).get(x!);
      isOrdered(code, [x!]);
      code.do(v128.select);
    },
    exp: one(exp),
    expm1: one(expm1),
    log: one(log),
    log1p: one(log1p),
    tanh: one(tanh),
    sigmoid: one(sigmoid),
    erf: one(erf),
    sin: lanes('sin'),
    cos: lanes('cos'),
    pow: lanes('pow'),
  },
  int32: always,
  bool: { ...always, equal: all(v128.xor, v128.not), notEqual: all(v128.xor) },
};

const instructions: Partial<Record<DType, Readonly<Record<string, number>>>> = {
  float32: f32x4,
  int32: i32x4,
  bool: v128,
};

const casts: Record<string, Emit> = {
  'float32>bool': (code, [x]) => code.get(x!).vectorBits(0).do(f32x4.ne),
  'float32>int32': toInt32Lanes,
  'int32>float32': all(f32x4.fromI32),
  'int32>bool': (code, [x]) => code.get(x!).vectorBits(0).do(i32x4.ne),
  'bool>float32': (code, [x]) => code.get(x!).vector(1).do(v128.and),
  'bool>int32': (code, [x]) => code.get(x!).vectorBits(1).do(v128.and),
};

/** The emitter of an operation on four lanes; undefined if only a scalar version exists. */
export function vectorOp(name: MapOp, from: DType, to: DType): Emit | undefined {
  if (name === 'cast') return casts[`${from}>${to}`];
  return tables[from]?.[name] ?? singleInstruction(name, instructions[from] ?? {});
}
