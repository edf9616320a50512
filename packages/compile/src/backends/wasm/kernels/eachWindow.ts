import { bytesOf } from '../../../graph/kernel';
import type { CutWindow, Node } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';

/** The locals that the body of a loop over windows can use. */
export interface Spot {
  /**
   * Byte offsets: the window's first pixel inside the image, the current pixel, and the element of the pooled tensor.
   */
  readonly first: number;
  readonly pixel: number;
  readonly place: number;
  /** How many pixels of the window lie inside the image. */
  readonly pixels: number;
}

/**
 * Emits loops over all windows, a few channels at a time: `open` before each, `visit` for each of its pixels inside the
 * image, `close` after it. `width` is the number of channels.
 */
export function eachWindow(
  code: Assembler,
  images: Node,
  pooled: Node,
  { size, stride, before }: CutWindow,
  { open, visit, close }: Record<'open' | 'visit' | 'close', (spot: Spot, width: number) => void>,
): void {
  const [batch, height, width, depth] = images.shape as [number, number, number, number];
  const [rows, columns] = [pooled.shape[1]!, pooled.shape[2]!];
  const together = images.dtype === 'float32' ? 4 : 1;
  const imageBytes = bytesOf(images.dtype);
  const pooledBytes = bytesOf(pooled.dtype);
  const pixelBytes = depth * imageBytes;
  const rest = depth % together;
  const rounds = (depth - rest) / together;
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
  const clip = (start: number, length: number, most: number, begin: number, end: number): void => {
    code.get(start).i32(0).get(start).i32(0).do(op.i32.gt, op.select).set(begin);
    code.get(start).i32(length).do(op.i32.add).tee(end).i32(most);
    code.get(end).i32(most).do(op.i32.lt, op.select).set(end);
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
      clip(local.top, size[0], height, local.firstY, local.bottom);
      code.repeat(columns, () => {
        clip(local.left, size[1], width, local.firstX, local.right);
        code.get(local.bottom).get(local.firstY).do(op.i32.sub).get(local.right).get(local.firstX).do(op.i32.sub);
        code.do(op.i32.mul).set(local.pixels);
        code.repeat(rounds, () => {
          channels(together);
          code.advance(local.image, together * imageBytes).advance(local.place, together * pooledBytes);
        });
        if (rest > 0) channels(rest);
        code.advance(local.image, -rounds * together * imageBytes).advance(local.place, rest * pooledBytes);
        code.advance(local.left, stride[1]);
      });
      code.advance(local.top, stride[0]);
    });
    code.advance(local.image, height * width * pixelBytes);
  });
  code.free('i32', ...Object.values(local));
}
