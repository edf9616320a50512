import type { DType } from '@gd/core';
import type { MapOp, ReduceOp } from '../../../graph/node';
import { op } from '../encode/instructions';
import { emitBody, writeConstant } from './emitBody';
import type { Reduction } from './reduce';
import { scalarOp, scalarType } from './scalarOps';

/** The element-wise operation that each reduction repeats. */
export const combine: Readonly<Record<ReduceOp, MapOp>> = {
  sum: 'add',
  max: 'maximum',
  min: 'minimum',
  argMax: 'greater',
  argMin: 'less',
};

/** The identity element of a reduction. */
export function identity(op: ReduceOp, dtype: DType): number {
  if (op === 'sum') return 0;
  const most = dtype === 'int32' ? 2 ** 31 - 1 : dtype === 'bool' ? 1 : Number.POSITIVE_INFINITY;
  return op === 'min' ? most : dtype === 'int32' ? -(2 ** 31) : dtype === 'bool' ? 0 : Number.NEGATIVE_INFINITY;
}

/** Emits the steps for one number; `visit` gets its local. */
function each({ nest, body }: Reduction, visit: (local: number) => void): void {
  emitBody(nest.code, body, {
    vector: false,
    load(leaf) {
      const { pointer, offset } = nest.at(leaf);
      nest.code.load(scalarType(nest.streams[leaf]!.dtype), pointer, offset);
    },
    store: (_, local) => visit(local),
  });
}

/** Emits the reduction to one output, number by number. */
export function writeScalarReduction(reduction: Reduction): void {
  const { nest, root, dtype, isEmpty, reduced, out } = reduction;
  const { code } = nest;
  const type = scalarType(dtype);
  const total = code.local(type);
  writeConstant(code, identity(root.op, dtype), type, dtype);
  code.set(total);
  const loop = (): void =>
    each(reduction, (local) => {
      if (dtype === 'bool')
        code
          .get(total)
          .get(local)
          .do(root.op === 'max' ? op.i32.or : op.i32.and);
      else scalarOp(combine[root.op], dtype, dtype)!(code, [total, local]);
      code.set(total);
    });
  if (!isEmpty) nest.loops(reduced, loop);
  const { pointer, offset } = nest.at(out);
  code.get(pointer).get(total).store(type, offset).free(type, total);
}

/** Emits the search for the index of the largest or least number for one output. */
export function writeArgReduction(reduction: Reduction): void {
  const { nest, root, dtype, reduced, out } = reduction;
  const { code } = nest;
  const type = scalarType(dtype);
  const own = op[type];
  const [best, at, now] = [code.local(type), code.local('i32'), code.local('i32')];
  code.i32(0).set(at).i32(0).set(now);
  nest.loops(reduced, () =>
    each(reduction, (local) => {
      code.get(now).do(op.i32.eqz);
      scalarOp(combine[root.op], dtype, 'bool')!(code, [local, best]);
      code.do(op.i32.or);
      // the first NaN wins over everything
      if (type !== 'i32') code.get(local).get(local).do(own.ne).get(best).get(best).do(own.eq, op.i32.and, op.i32.or);
      code.when(() => code.get(local).set(best).get(now).set(at));
      code.advance(now, 1);
    }),
  );
  const { pointer, offset } = nest.at(out);
  code.get(pointer).get(at).store('i32', offset).free('i32', at, now);
  code.free(type, best);
}
