import { bytesOf } from '../graph/kernel';
import { sizeOf } from '../graph/layout';
import type { Node } from '../graph/node';
import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import type { AddressOf } from './nest';
import { scalarType } from './scalarOps';

/**
 * Calls `visit` for each row that is picked, with pointers to it in the whole and in the picked tensor. A place that does
 * not exist stops the program.
 */
function eachRow(
  code: Code,
  { size, before, count, row }: { size: number; before: number; count: number; row: number },
  indices: number,
  visit: (whole: number, picked: number) => void,
): void {
  const [whole, picked, start, place] = [0, 1, 2, 3].map(() => code.local('i32')) as [number, number, number, number];
  code.i32(0).set(picked).i32(0).set(start);
  code.repeat(before, () => {
    code.repeat(
      count,
      (k) => {
        code.load('i32', k, indices).tee(place).i32(size).do(op.i32.geU);
        code.when(() => code.do(op.unreachable));
        code.get(place).i32(row).do(op.i32.mul).get(start).do(op.i32.add).set(whole);
        visit(whole, picked);
        code.advance(picked, row);
      },
      { step: 4 },
    );
    code.advance(start, size * row);
  });
  code.free('i32', whole, picked, start, place);
}

function rowsOf(
  whole: Node,
  axis: number,
  indices: Node,
): { size: number; before: number; count: number; row: number } {
  return {
    size: whole.shape[axis]!,
    before: sizeOf(whole.shape.slice(0, axis)),
    count: sizeOf(indices.shape),
    row: sizeOf(whole.shape.slice(axis + 1)) * bytesOf(whole.dtype),
  };
}

/** Writes a kernel that picks rows. */
export function writeGather(code: Code, root: Node & { kind: 'gather' }, addressOf: AddressOf): void {
  const [x, indices] = root.inputs as [Node, Node];
  const rows = rowsOf(x, root.axis, indices);
  if (sizeOf(root.shape) === 0) return;
  const [from, to] = [addressOf(x), addressOf(root)];
  eachRow(code, rows, addressOf(indices), (whole, picked) => {
    if (rows.row <= 8) {
      const type = rows.row === 8 ? 'i64' : 'i32';
      code.get(picked).load(type, whole, from).store(type, to);
    } else {
      code.get(picked).i32(to).do(op.i32.add).get(whole).i32(from).do(op.i32.add).i32(rows.row).copyMemory();
    }
  });
}

/** Writes a kernel that adds rows up in the places they were picked from. */
export function writeScatter(code: Code, root: Node & { kind: 'scatter' }, addressOf: AddressOf): void {
  const [x, indices] = root.inputs as [Node, Node];
  const type = scalarType(root.dtype);
  const bytes = bytesOf(root.dtype);
  const to = addressOf(root);
  code.clear(to, sizeOf(root.shape) * bytes);
  if (sizeOf(x.shape) === 0) return;
  const rows = rowsOf(root, root.axis, indices);
  const from = addressOf(x);
  const [target, source] = [code.local('i32'), code.local('i32')];
  eachRow(code, rows, addressOf(indices), (whole, picked) => {
    code.get(whole).set(target).get(picked).set(source);
    code.repeat(rows.row / bytes, () => {
      code.get(target).load(type, target, to).load(type, source, from).do(op[type].add).store(type, to);
      code.advance(target, bytes).advance(source, bytes);
    });
  });
  code.free('i32', target, source);
}
