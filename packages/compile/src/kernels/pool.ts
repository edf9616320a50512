import { contiguous, sizeOf } from '../graph/layout';
import type { CutWindow, Node } from '../graph/node';
import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import type { AddressOf } from './nest';

/** What the loops over windows hand to their body: locals. */
interface Spot {
  /** Byte offset of the window's first pixel inside the image, of the pixel at hand, and of the place in the pooled tensor. */
  readonly first: number;
  readonly pixel: number;
  readonly place: number;
  /** How many pixels of the window lie inside the image. */
  readonly pixels: number;
}

/**
 * Writes loops over all windows, four channels at a time: `open` once for each, `visit` for each of its pixels inside the
 * image, `close` after them. `width` says how many of the four channels there are.
 */
function eachWindow(
  code: Code,
  images: Node['shape'],
  pooled: Node['shape'],
  { size, stride, before }: CutWindow,
  { open, visit, close }: Record<'open' | 'visit' | 'close', (spot: Spot, width: number) => void>,
): void {
  const [batch, height, width, depth] = images as [number, number, number, number];
  const [rows, columns] = [pooled[1]!, pooled[2]!];
  const pixelBytes = depth * 4;
  const names = [
    'image',
    'top',
    'left',
    'bottom',
    'right',
    'x',
    'y',
    'first',
    'pixel',
    'place',
    'pixels',
    'firstX',
    'firstY',
  ] as const;
  const local = Object.fromEntries(names.map((name) => [name, code.local('i32')])) as Record<
    (typeof names)[number],
    number
  >;
  const spot: Spot = local;
  /** begin ← max(0, start), end ← min(most, start + length) */
  const cut = (start: number, length: number, most: number, begin: number, end: number): void => {
    code.get(start).i32(0).get(start).i32(0).do(op.i32.gt, op.select).set(begin);
    code
      .get(start)
      .i32(length)
      .do(op.i32.add)
      .i32(most)
      .get(start)
      .i32(length)
      .do(op.i32.add)
      .i32(most)
      .do(op.i32.lt, op.select);
    code.set(end);
  };
  const pixelAt = (y: number, x: number, to: number): void => {
    code.get(y).i32(width).do(op.i32.mul).get(x).do(op.i32.add).i32(pixelBytes).do(op.i32.mul);
    code.get(local.image).do(op.i32.add).set(to);
  };
  const channels = (lanes: number): void => {
    pixelAt(local.firstY, local.firstX, local.first);
    open(spot, lanes);
    code.get(local.firstY).set(local.y).loop();
    code.get(local.firstX).set(local.x);
    pixelAt(local.y, local.x, local.pixel);
    code.loop();
    visit(spot, lanes);
    code.advance(local.pixel, pixelBytes).get(local.x).i32(1).do(op.i32.add).tee(local.x);
    code.get(local.right).do(op.i32.lt).branchIf(0).end();
    code.get(local.y).i32(1).do(op.i32.add).tee(local.y).get(local.bottom).do(op.i32.lt).branchIf(0).end();
    close(spot, lanes);
  };
  code.i32(0).set(local.image).i32(0).set(local.place);
  code.repeat(batch, () => {
    code.i32(-before[0]).set(local.top);
    code.repeat(rows, () => {
      code.i32(-before[1]).set(local.left);
      cut(local.top, size[0], height, local.firstY, local.bottom);
      code.repeat(columns, () => {
        cut(local.left, size[1], width, local.firstX, local.right);
        code.get(local.bottom).get(local.firstY).do(op.i32.sub).get(local.right).get(local.firstX).do(op.i32.sub);
        code.do(op.i32.mul).set(local.pixels);
        code.repeat(depth >> 2, () => {
          channels(4);
          code.advance(local.image, 16).advance(local.place, 16);
        });
        if ((depth & 3) > 0) channels(depth & 3);
        code.advance(local.image, -(depth >> 2) * 16).advance(local.place, (depth & 3) * 4);
        code.advance(local.left, stride[1]);
      });
      code.advance(local.top, stride[0]);
    });
    code.advance(local.image, height * width * pixelBytes);
  });
  code.free('i32', ...Object.values(local));
}

/** Writes the kernel that finds where in the whole tensor each window's largest number is. */
export function writeArgMaxPool(code: Code, root: Node & { kind: 'argMaxPool' }, addressOf: AddressOf): void {
  const [x] = root.inputs as [Node];
  if (sizeOf(root.shape) === 0) return;
  const [from, to] = [addressOf(x), addressOf(root)];
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
    .i32(contiguous(root.shape).shape.reduce((a, b) => a * b, 4))
    .fillMemory();
  if (sizeOf(slope.shape) === 0) return;
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
