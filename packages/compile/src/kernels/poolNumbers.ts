import type { Node } from '../graph/node';
import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import { eachWindow } from './eachWindow';

const bytes = 8;

/** Finds where each window's largest float64 is, channel by channel; `from` and `to` are addresses. */
export function findLargest(code: Code, x: Node, root: Node & { kind: 'argMaxPool' }, from: number, to: number): void {
  const { f64, i32 } = op;
  const [best, value, at] = [code.local('f64'), code.local('f64'), code.local('i32')];
  const look = (pixel: number): void => {
    code.load('f64', pixel, from).set(best).get(pixel).i32(3).do(i32.shr).set(at);
  };
  eachWindow(
    code,
    x.shape,
    root.shape,
    root.window,
    {
      open: ({ first }) => look(first),
      visit({ pixel }) {
        code.load('f64', pixel, from).set(value);
        // larger, or the first that is not a number
        code.get(value).get(best).do(f64.gt);
        code.get(value).get(value).do(f64.ne).get(best).get(best).do(f64.eq, i32.and, i32.or);
        code.when(() => look(pixel));
      },
      close: ({ place }) => code.get(place).get(at).store('i32', to),
    },
    { together: 1, imageBytes: bytes, pooledBytes: 4 },
  );
  code.free('f64', best, value);
  code.free('i32', at);
}

/** The mean of each window's float64s. */
export function takeMeans(code: Code, x: Node, root: Node & { kind: 'avgPool' }, from: number, to: number): void {
  const sum = code.local('f64');
  eachWindow(
    code,
    x.shape,
    root.shape,
    root.window,
    {
      open: () => code.f64(0).set(sum),
      visit: ({ pixel }) => code.get(sum).load('f64', pixel, from).do(op.f64.add).set(sum),
      close({ place, pixels }) {
        code.get(place).get(sum).get(pixels).do(op.f64.fromI32, op.f64.div).store('f64', to);
      },
    },
    { together: 1, imageBytes: bytes, pooledBytes: bytes },
  );
  code.free('f64', sum);
}

/** Adds a share of each window's float64 slope to its pixels. */
export function shareSlopes(
  code: Code,
  slope: Node,
  root: Node & { kind: 'avgPoolSlope' },
  from: number,
  to: number,
): void {
  const share = code.local('f64');
  eachWindow(
    code,
    root.shape,
    slope.shape,
    root.window,
    {
      open: ({ place, pixels }) => code.load('f64', place, from).get(pixels).do(op.f64.fromI32, op.f64.div).set(share),
      visit: ({ pixel }) => code.get(pixel).load('f64', pixel, to).get(share).do(op.f64.add).store('f64', to),
      close: () => {},
    },
    { together: 1, imageBytes: bytes, pooledBytes: bytes },
  );
  code.free('f64', share);
}
