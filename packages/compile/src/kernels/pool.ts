import { bytesOf } from '../graph/kernel';
import { sizeOf } from '../graph/layout';
import type { Node } from '../graph/node';
import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import { eachWindow } from './eachWindow';
import type { AddressOf } from './nest';
import { findLargest, shareSlopes, takeMeans } from './poolNumbers';

/** Writes the kernel that finds where in the whole tensor each window's largest number is. */
export function writeArgMaxPool(code: Code, root: Node & { kind: 'argMaxPool' }, addressOf: AddressOf): void {
  const [x] = root.inputs as [Node];
  if (sizeOf(root.shape) === 0) return;
  const [from, to] = [addressOf(x), addressOf(root)];
  if (x.dtype === 'float64') {
    findLargest(code, x, root, from, to);
    return;
  }
  const [best, at, value, lanes, lane] = Array.from({ length: 5 }, () => code.local('v128')) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const { f32x4, i32x4, v128 } = op;
  code.i32x4(0, 1, 2, 3).set(lane);
  const placeOf = (pixel: number): void => {
    code.get(pixel).i32(2).do(op.i32.shr, i32x4.splat).get(lane).do(i32x4.add);
  };
  eachWindow(code, x.shape, root.shape, root.window, {
    open({ first }) {
      code.load('v128', first, from).set(best);
      placeOf(first);
      code.set(at);
    },
    visit({ pixel }) {
      code.load('v128', pixel, from).set(value);
      // larger, or the first that is not a number
      code.get(value).get(best).do(f32x4.gt);
      code.get(value).get(value).do(f32x4.ne).get(best).get(best).do(f32x4.eq, v128.and, v128.or).set(lanes);
      code.get(value).get(best).get(lanes).do(v128.select).set(best);
      placeOf(pixel);
      code.get(at).get(lanes).do(v128.select).set(at);
    },
    close: ({ place }, width) => code.storeLanes(place, at, to, width),
  });
  code.free('v128', best, at, value, lanes, lane);
}

/** Writes the kernel that takes the mean of each window. */
export function writeAvgPool(code: Code, root: Node & { kind: 'avgPool' }, addressOf: AddressOf): void {
  const [x] = root.inputs as [Node];
  if (sizeOf(root.shape) === 0) return;
  const [from, to] = [addressOf(x), addressOf(root)];
  if (x.dtype === 'float64') {
    takeMeans(code, x, root, from, to);
    return;
  }
  const sum = code.local('v128');
  eachWindow(code, x.shape, root.shape, root.window, {
    open: () => code.vectorBits(0).set(sum),
    visit: ({ pixel }) => code.get(sum).load('v128', pixel, from).do(op.f32x4.add).set(sum),
    close({ place, pixels }, width) {
      code.get(sum).get(pixels).do(op.f32.fromI32, op.f32x4.splat, op.f32x4.div).set(sum);
      code.storeLanes(place, sum, to, width);
    },
  });
  code.free('v128', sum);
}

/** Writes the kernel that shares each window's slope out evenly over its pixels. */
export function writeAvgPoolSlope(code: Code, root: Node & { kind: 'avgPoolSlope' }, addressOf: AddressOf): void {
  const [slope] = root.inputs as [Node];
  const [from, to] = [addressOf(slope), addressOf(root)];
  code
    .i32(to)
    .i32(0)
    .i32(sizeOf(root.shape) * bytesOf(root.dtype))
    .fillMemory();
  if (sizeOf(slope.shape) === 0) return;
  if (root.dtype === 'float64') {
    shareSlopes(code, slope, root, from, to);
    return;
  }
  const share = code.local('v128');
  const sum = code.local('v128');
  eachWindow(code, root.shape, slope.shape, root.window, {
    open({ place, pixels }) {
      code.load('v128', place, from).get(pixels).do(op.f32.fromI32, op.f32x4.splat, op.f32x4.div).set(share);
    },
    visit({ pixel }, width) {
      code.load('v128', pixel, to).get(share).do(op.f32x4.add).set(sum);
      code.storeLanes(pixel, sum, to, width);
    },
    close: () => {},
  });
  code.free('v128', share, sum);
}
