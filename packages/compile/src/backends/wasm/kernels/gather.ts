import { sizeOf } from '@gd/core/extend';
import { bytesOf } from '../../../graph/kernel';
import type { Node } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import type { AddressOf } from './loopNest';
import { scalarType } from './scalarOps';

/**
 * Emits a loop over the picked rows; `visit` gets their size in bytes, and offsets in the whole and in the picked
 * tensor. An index out of range traps.
 */
function eachRow(
  code: Assembler,
  whole: Node,
  axis: number,
  [indices, address]: readonly [node: Node, address: number],
  visit: (inWhole: number, inPicked: number, bytes: number) => void,
): void {
  const size = whole.shape[axis]!;
  const bytes = sizeOf(whole.shape.slice(axis + 1)) * bytesOf(whole.dtype);
  const [inWhole, inPicked] = [code.local('i32'), code.local('i32')];
  const [start, place] = [code.local('i32'), code.local('i32')];
  code.i32(0).set(inPicked).i32(0).set(start);
  code.repeat(sizeOf(whole.shape.slice(0, axis)), () => {
    code.repeat(
      sizeOf(indices.shape),
      (k) => {
        code.load('i32', k, address).tee(place).i32(size).do(op.i32.geU);
        code.when(() => code.do(op.unreachable));
        code.get(place).i32(bytes).do(op.i32.mul).get(start).do(op.i32.add).set(inWhole);
        visit(inWhole, inPicked, bytes);
        code.advance(inPicked, bytes);
      },
      { step: 4 },
    );
    code.advance(start, size * bytes);
  });
  code.free('i32', inWhole, inPicked, start, place);
}

/** Emits a kernel that gathers rows. */
export function writeGather(code: Assembler, root: Node & { kind: 'gather' }, addressOf: AddressOf): void {
  const [x, indices] = root.inputs as [Node, Node];
  if (sizeOf(root.shape) === 0) return;
  const [from, to] = [addressOf(x), addressOf(root)];
  eachRow(code, x, root.axis, [indices, addressOf(indices)], (whole, picked, bytes) => {
    if (bytes <= 8) {
      const type = bytes === 8 ? 'i64' : 'i32';
      code.get(picked).load(type, whole, from).store(type, to);
    } else {
      code.get(picked).i32(to).do(op.i32.add).get(whole).i32(from).do(op.i32.add).i32(bytes).copyMemory();
    }
  });
}

/** Emits a kernel that scatters rows, adding them up. */
export function writeScatter(code: Assembler, root: Node & { kind: 'scatter' }, addressOf: AddressOf): void {
  const [x, indices] = root.inputs as [Node, Node];
  const type = scalarType(root.dtype);
  const each = bytesOf(root.dtype);
  const [from, to] = [addressOf(x), addressOf(root)];
  code.clear(to, sizeOf(root.shape) * each);
  if (sizeOf(x.shape) === 0) return;
  const [target, source] = [code.local('i32'), code.local('i32')];
  eachRow(code, root, root.axis, [indices, addressOf(indices)], (whole, picked, bytes) => {
    code.get(whole).set(target).get(picked).set(source);
    code.repeat(bytes / each, () => {
      code.get(target).load(type, target, to).load(type, source, from).do(op[type].add).store(type, to);
      code.advance(target, each).advance(source, each);
    });
  });
  code.free('i32', target, source);
}
