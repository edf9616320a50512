import { sizeOf } from '@gd/core/extend';
import { bytesOf } from '../../../graph/kernel';
import type { Node } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { eachWindow } from './eachWindow';
import { writeConstant } from './emitBody';
import type { AddressOf } from './loopNest';

const { f32, f32x4, f64, i32, i32x4, v128 } = op;

/** The instructions for a dtype: four float32 at a time, or one float64. */
const ways = {
  float32: { type: 'v128', own: f32x4, flags: v128, select: v128.select, count: [f32.fromI32, f32x4.splat] },
  float64: { type: 'f64', own: f64, flags: i32, select: op.select, count: [f64.fromI32] },
} as const;
const wayOf = ({ dtype }: Node): (typeof ways)[keyof typeof ways] => ways[dtype as keyof typeof ways];

function store(
  code: Assembler,
  type: 'v128' | 'f64' | 'i32',
  pointer: number,
  local: number,
  to: number,
  width: number,
): void {
  if (type === 'v128') code.storeLanes(pointer, local, to, width);
  else code.get(pointer).get(local).store(type, to);
}

/** Emits a kernel that finds the index, in the whole tensor, of each window's largest number. */
export function writeArgMaxPool(code: Assembler, root: Node & { kind: 'argMaxPool' }, addressOf: AddressOf): void {
  const [x] = root.inputs as [Node];
  if (sizeOf(root.shape) === 0) return;
  const [from, to] = [addressOf(x), addressOf(root)];
  const { type, own, flags, select } = wayOf(x);
  const whole = type === 'v128' ? type : 'i32';
  const [best, value] = [code.local(type), code.local(type)];
  const [at, larger, lane] = [code.local(whole), code.local(whole), code.local(whole)];
  if (type === 'v128') code.i32x4(0, 1, 2, 3).set(lane);
  const placeOf = (pixel: number): void => {
    code
      .get(pixel)
      .i32(Math.log2(bytesOf(x.dtype)))
      .do(i32.shr);
    if (type === 'v128') code.do(i32x4.splat).get(lane).do(i32x4.add);
  };
  eachWindow(code, x, root, root.window, {
    open({ first }) {
      code.load(type, first, from).set(best);
      placeOf(first);
      code.set(at);
    },
    visit({ pixel }) {
      code.load(type, pixel, from).set(value);
      // larger, or the first NaN
      code.get(value).get(best).do(own.gt);
      code.get(value).get(value).do(own.ne).get(best).get(best).do(own.eq, flags.and, flags.or).set(larger);
      code.get(value).get(best).get(larger).do(select).set(best);
      placeOf(pixel);
      code.get(at).get(larger).do(select).set(at);
    },
    close: ({ place }, width) => store(code, whole, place, at, to, width),
  });
  code.free(type, best, value);
  code.free(whole, at, larger, lane);
}

/** Emits a kernel that averages each window. */
export function writeAvgPool(code: Assembler, root: Node & { kind: 'avgPool' }, addressOf: AddressOf): void {
  const [x] = root.inputs as [Node];
  if (sizeOf(root.shape) === 0) return;
  const [from, to] = [addressOf(x), addressOf(root)];
  const { type, own, count } = wayOf(x);
  const sum = code.local(type);
  eachWindow(code, x, root, root.window, {
    open() {
      writeConstant(code, 0, type, x.dtype);
      code.set(sum);
    },
    visit: ({ pixel }) => code.get(sum).load(type, pixel, from).do(own.add).set(sum),
    close({ place, pixels }, width) {
      code
        .get(sum)
        .get(pixels)
        .do(...count, own.div)
        .set(sum);
      store(code, type, place, sum, to, width);
    },
  });
  code.free(type, sum);
}

/** Emits a kernel that spreads each window's gradient evenly over its pixels. */
export function writeAvgPoolGrad(code: Assembler, root: Node & { kind: 'avgPoolGrad' }, addressOf: AddressOf): void {
  const [grad] = root.inputs as [Node];
  const [from, to] = [addressOf(grad), addressOf(root)];
  code.clear(to, sizeOf(root.shape) * bytesOf(root.dtype));
  if (sizeOf(grad.shape) === 0) return;
  const { type, own, count } = wayOf(root);
  const [share, sum] = [code.local(type), code.local(type)];
  eachWindow(code, root, grad, root.window, {
    open: ({ place, pixels }) =>
      code
        .load(type, place, from)
        .get(pixels)
        .do(...count, own.div)
        .set(share),
    visit({ pixel }, width) {
      code.load(type, pixel, to).get(share).do(own.add).set(sum);
      store(code, type, pixel, sum, to, width);
    },
    close: () => {},
  });
  code.free(type, share, sum);
}
