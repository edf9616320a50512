import type { DType } from '@gd/core';
import type { FoldOp } from '../graph/node';
import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import type { Nest } from './nest';
import { scalarOp, scalarType } from './scalarOps';
import { writeConstant } from './steps';

/** The folds that combine two numbers into one. */
export type Plain = Exclude<FoldOp, 'argMax' | 'argMin'>;

/** The operation that each of them repeats. */
export const combine = { sum: 'add', prod: 'mul', max: 'maximum', min: 'minimum' } as const;

/** What changes nothing when it is folded in. */
export function identity(fold: Plain, dtype: DType): number {
  if (fold === 'sum') return 0;
  if (fold === 'prod') return 1;
  const most = dtype === 'int32' ? 2 ** 31 - 1 : dtype === 'bool' ? 1 : Number.POSITIVE_INFINITY;
  return fold === 'min' ? most : dtype === 'int32' ? -(2 ** 31) : dtype === 'bool' ? 0 : Number.NEGATIVE_INFINITY;
}

/** How far apart in bytes the outputs lie along each axis; 0 along those that are folded. */
export function keptStrides(space: readonly number[], axes: readonly number[], bytes: number): number[] {
  const strides = space.map(() => 0);
  let stride = bytes;
  for (let axis = space.length - 1; axis >= 0; axis--) {
    if (axes.includes(axis)) continue;
    strides[axis] = stride;
    stride *= space[axis]!;
  }
  return strides;
}

/** What folding number by number needs to know. */
export interface OneByOne {
  readonly code: Code;
  readonly nest: Nest;
  readonly fold: FoldOp;
  readonly dtype: DType;
  /** Whether there is nothing to fold. */
  readonly empty: boolean;
  /** The loops that are folded, and which stream is the output. */
  readonly folded: readonly number[];
  readonly out: number;
  /** Writes the steps for one number, and shows the local that holds it. */
  readonly each: (visit: (local: number) => void) => void;
}

/** Writes the fold of one output, number by number. */
export function writeScalarFold({ code, nest, fold, dtype, empty, folded, out, each }: OneByOne): void {
  const plain = fold as Plain;
  const type = scalarType(dtype);
  const total = code.local(type);
  writeConstant(code, identity(plain, dtype), type, dtype);
  code.set(total);
  const loop = (): void =>
    each((local) => {
      if (dtype === 'bool')
        code
          .get(total)
          .get(local)
          .do(plain === 'max' ? op.i32.or : op.i32.and);
      else scalarOp(combine[plain], dtype, dtype)!(code, [total, local]);
      code.set(total);
    });
  if (!empty) nest.loops(folded, loop);
  const { pointer, offset } = nest.at(out);
  code.get(pointer).get(total).store(type, offset).free(type, total);
}

/** Writes the search for the place of the largest or least number of one output. */
export function writeArgFold({ code, nest, fold, dtype, folded, out, each }: OneByOne): void {
  const type = scalarType(dtype);
  const [best, at, now] = [code.local(type), code.local('i32'), code.local('i32')];
  code.i32(0).set(at).i32(0).set(now);
  const better = { f32: op.f32, f64: op.f64, i32: op.i32 }[type];
  nest.loops(folded, () =>
    each((local) => {
      code
        .get(now)
        .do(op.i32.eqz)
        .get(local)
        .get(best)
        .do(fold === 'argMax' ? better.gt : better.lt, op.i32.or);
      // the first NaN wins over everything
      if (type !== 'i32') {
        const own = op[type];
        code.get(local).get(local).do(own.ne).get(best).get(best).do(own.eq, op.i32.and, op.i32.or);
      }
      code.when(() => code.get(local).set(best).get(now).set(at));
      code.advance(now, 1);
    }),
  );
  const { pointer, offset } = nest.at(out);
  code.get(pointer).get(at).store('i32', offset).free('i32', at, now);
  code.free(type, best);
}
