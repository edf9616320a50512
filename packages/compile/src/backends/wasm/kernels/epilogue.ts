import type { Body } from '../../../graph/kernel';
import { emitBody } from './emitBody';
import type { LoopNest } from './loopNest';
import { loadVector, storeVector } from './loopNest';
import type { Factors } from './tile';
import { writeTile } from './tile';

/** The body that follows a product: its first stream in the loop nest, and the axes of a tile's rows and columns. */
export interface Epilogue {
  readonly nest: LoopNest;
  readonly body: Body;
  readonly firstStream: number;
  readonly rowAxis: number;
  readonly columnAxis: number;
}

/** Emits a tile of a product, `width` columns wide, and the steps that follow it on every sum while it is in a register. */
export function writeSums(around: Epilogue, rows: number, width: number, factors: Factors): void {
  const { code } = around.nest;
  const vectors = Math.ceil(width / 4);
  const sums = writeTile(code, rows, vectors, factors);
  sums.forEach((sum, i) => {
    const vector = i % vectors;
    epilogue(around, sum, Math.floor(i / vectors), vector, Math.min(4, width - 4 * vector));
  });
  code.free('v128', ...sums);
}

/** Emits the steps that follow a product, on one vector of its sums: row `row`, vector `vector` of the tile. */
function epilogue(
  { nest, body, firstStream, rowAxis, columnAxis }: Epilogue,
  sum: number,
  row: number,
  vector: number,
  width: number,
): void {
  const down = (index: number): number => row * nest.streams[index]!.strides[rowAxis]!;
  emitBody(nest.code, body, {
    vector: true,
    root: sum,
    load(leaf) {
      const place = firstStream + leaf;
      loadVector(nest, place, columnAxis, width, 4 * vector, down(place));
    },
    store(index, local) {
      const place = firstStream + body.leaves.length + index;
      storeVector(nest, place, local, columnAxis, width, 4 * vector, down(place));
    },
  });
}
