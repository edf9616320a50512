import type { DType } from '@gd/core';
import type { MapOp } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import type { Type } from '../encode/instructions';
import { op } from '../encode/instructions';
import { power } from './power';
import type { Emit } from './scalarOp';
import { all, singleInstruction } from './scalarOp';
import { toInt32 } from './toInt32';

/** The WebAssembly value type of a scalar of this dtype. */
export function scalarType(dtype: DType): 'f32' | 'f64' | 'i32' {
  return dtype === 'float32' ? 'f32' : dtype === 'float64' ? 'f64' : 'i32';
}

const always = {
  copy: all(),
  where: ((code, [condition, yes, no]) => code.get(yes!).get(no!).get(condition!).do(op.select)) as Emit,
};

function floatOps(type: 'f32' | 'f64'): Partial<Record<MapOp, Emit>> {
  const own = op[type];
  const constant = (code: Assembler, value: number): Assembler => (type === 'f32' ? code.f32(value) : code.f64(value));
  const host =
    (name: string): Emit =>
    (code, args) => {
      for (const arg of args) {
        code.get(arg);
        if (type === 'f32') code.do(op.f64.fromF32);
      }
      code.call(name === 'pow' ? power(code.module) : code.module.host(name));
      if (type === 'f32') code.do(op.f32.fromF64);
    };
  const nonZero: Emit = (code, [x]) => {
    constant(code.get(x!), 0).do(own.lt);
    constant(code.get(x!), 0).do(own.gt, op.i32.or);
  };
  return {
    ...always,
    relu: (code, [x]) => constant(code.get(x!), 0).do(own.max),
    sign: (code, [x]) => {
      constant(code, -1);
      constant(code, 1);
      constant(code.get(x!), 0).do(own.lt, op.select);
      code.get(x!);
      nonZero(code, [x!]);
      code.do(op.select);
    },
    sigmoid: (code, [x]) => {
      constant(code, 1);
      code.f64(1).get(x!);
      if (type === 'f32') code.do(op.f64.fromF32);
      code.do(op.f64.neg).call(code.module.host('exp')).do(op.f64.add);
      if (type === 'f32') code.do(op.f32.fromF64);
      code.do(own.div);
    },
    ...Object.fromEntries(
      (['exp', 'expm1', 'log', 'log1p', 'tanh', 'sin', 'cos', 'pow', 'erf'] as const).map((name) => [name, host(name)]),
    ),
    flush: (code, [x]) => {
      constant(code, 0).get(x!).get(x!).do(own.abs);
      constant(code, type === 'f32' ? 2 ** -126 : 2 ** -1022).do(own.lt, op.select);
    },
    cast: (code, [x]) => constant(code.get(x!), 0).do(own.ne),
  };
}

const pick =
  (test: number): Emit =>
  (code, [a, b]) =>
    code.get(a!).get(b!).get(a!).get(b!).do(test, op.select);

const whole: Partial<Record<MapOp, Emit>> = {
  ...always,
  maximum: pick(op.i32.gt),
  minimum: pick(op.i32.lt),
  neg: (code, [x]) => code.i32(0).get(x!).do(op.i32.sub),
  abs: (code, [x]) => {
    code.i32(0).get(x!).do(op.i32.sub).get(x!).get(x!).i32(0).do(op.i32.lt, op.select);
  },
  sign: (code, [x]) => {
    code.get(x!).i32(0).do(op.i32.gt).get(x!).i32(0).do(op.i32.lt, op.i32.sub);
  },
  not: all(op.i32.eqz),
  relu: (code, [x]) => {
    code.get(x!).i32(0).get(x!).i32(0).do(op.i32.gt, op.select);
  },
};

/** Operations that need more than one instruction, by argument type. */
const tables = { f32: floatOps('f32'), f64: floatOps('f64'), i32: whole };

const conversions: Partial<Record<`${Type}>${Type}`, readonly number[]>> = {
  'f32>f64': [op.f64.fromF32],
  'f64>f32': [op.f32.fromF64],
  'i32>f32': [op.f32.fromI32],
  'i32>f64': [op.f64.fromI32],
};

/** The emitter of a scalar operation; undefined if the operation does not exist for these dtypes. */
export function scalarOp(name: MapOp, from: DType, to: DType): Emit | undefined {
  const [a, b] = [scalarType(from), scalarType(to)];
  if (name !== 'cast') return tables[a][name] ?? singleInstruction(name, op[a]);
  if (to === 'bool') return a === 'i32' ? (code, [x]) => code.get(x!).i32(0).do(op.i32.ne) : tables[a].cast;
  if (b === 'i32' && a !== 'i32') return toInt32(a);
  return all(...(a === b ? [] : conversions[`${a}>${b}`]!));
}
