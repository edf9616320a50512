import type { Body } from '../../../graph/kernel';
import { op } from '../encode/instructions';
import { emitBody } from './emitBody';
import type { LoopNest } from './loopNest';
import { loadVector } from './loopNest';

/** The body that follows a product: its first stream in the loop nest, and the axes of a tile's rows and columns. */
export interface Epilogue {
  readonly nest: LoopNest;
  readonly body: Body;
  readonly firstStream: number;
  readonly rowAxis: number;
  readonly columnAxis: number;
}

/** Emits the steps that follow a product, on one vector of its sums: row `row`, vector `vector` of the tile. */
export function epilogue(
  { nest, body, firstStream, rowAxis, columnAxis }: Epilogue,
  sum: number,
  row: number,
  vector: number,
  width: number,
): void {
  const { code } = nest;
  const down = (index: number): number => row * nest.streams[index]!.strides[rowAxis]!;
  emitBody(code, body, {
    vector: true,
    root: sum,
    load: (leaf) => loadVector(nest, firstStream + leaf, columnAxis, width, 4 * vector, down(firstStream + leaf)),
    store(index, local) {
      const place = firstStream + body.leaves.length + index;
      const { pointer, offset } = nest.at(place);
      const to = offset + down(place) + 16 * vector;
      if (body.stores[index]!.node.dtype !== 'bool') code.storeLanes(pointer, local, to, width);
      else {
        const ones = code.local('v128');
        code.get(local).vectorBits(1).do(op.v128.and).set(ones);
        code.storeLanes(pointer, ones, to, width).free('v128', ones);
      }
    },
  });
}
