import { sizeOf } from '@gd/core/extend';
import { bytesOf } from '../../../graph/kernel';
import type { Node } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import type { AddressOf } from './loopNest';
import { scalarType } from './scalarOps';
import { threefryLanes, threefryOf } from './threefry';

type Drawing = (Node & { kind: 'random' })['drawing'];

const { f32x4, f64, i32, i32x4, v128 } = op;

/** The locals with a stream's key and counter. */
interface Stream {
  readonly key0: number;
  readonly key1: number;
  readonly high: number;
  readonly low: number;
}

/** Loads the position of a stream. */
function openStream(code: Assembler, address: number): Stream {
  const [key0, key1, high, low] = [0, 4, 8, 12].map((offset) => {
    const local = code.local('i32');
    code.loadAt('i32', address + offset).set(local);
    return local;
  }) as [number, number, number, number];
  return { key0, key1, high, low };
}

/** Advances the counter, with carry. */
function count(code: Assembler, { high, low }: Stream, by: number): void {
  code.get(low).i32(by).do(i32.add).tee(low).i32(by).do(i32.ltU).get(high).do(i32.add).set(high);
}

/** Stores the position of a stream. */
function closeStream(code: Assembler, { key0, key1, high, low }: Stream, address: number): void {
  [key0, key1, high, low].forEach((local, i) => {
    code
      .i32(0)
      .get(local)
      .store('i32', address + 4 * i);
  });
  code.free('i32', key0, key1, high, low);
}

/** Pushes the next number of the stream: 53 bits in [0, 1). */
function next(code: Assembler, stream: Stream): void {
  const word = code.local('i32');
  code.get(stream.key0).get(stream.key1).get(stream.high).get(stream.low).call(threefryOf(code.module)).set(word);
  code
    .i32(5)
    .do(i32.shrU, f64.fromI32)
    .f64(2 ** 26)
    .do(f64.mul);
  code
    .get(word)
    .i32(6)
    .do(i32.shrU, f64.fromI32, f64.add)
    .f64(2 ** -53)
    .do(f64.mul);
  count(code, stream, 1);
  code.free('i32', word);
}

/** Draws points in the square until one is inside the unit circle: its x, and its squared distance from the center. */
function throwDart(code: Assembler, stream: Stream, x: number, square: number): void {
  const y = code.local('f64');
  code.loop();
  for (const to of [x, y]) {
    code.f64(2);
    next(code, stream);
    code.do(f64.mul).f64(1).do(f64.sub).set(to);
  }
  code.get(x).get(x).do(f64.mul).get(y).get(y).do(f64.mul, f64.add).set(square);
  code.get(square).f64(0).do(f64.gt).get(square).f64(1).do(f64.lt, i32.and, i32.eqz).branchIf(0).end();
  code.free('f64', y);
}

/** Pushes one number of a drawing, as a float64. */
function one(code: Assembler, stream: Stream, drawing: Exclude<Drawing, { kind: 'bernoulli' }>): void {
  if (drawing.kind === 'uniform') {
    const { low, high, dtype } = drawing;
    const steps = dtype === 'float32' ? 2 ** 24 : 2 ** 53;
    code.f64(low).f64(high - low);
    next(code, stream);
    code.f64(steps).do(f64.mul, f64.floor, f64.mul).f64(steps).do(f64.div, f64.add);
    return;
  }
  const [x, square] = [code.local('f64'), code.local('f64')];
  throwDart(code, stream, x, square);
  code.f64(drawing.mean).f64(drawing.deviation).get(x);
  code.f64(-2).get(square).call(code.module.host('portableLog')).do(f64.mul).get(square).do(f64.div, f64.sqrt);
  code.do(f64.mul, f64.mul, f64.add).free('f64', x, square);
}

/** Emits a kernel that draws a tensor: four numbers at a time where each needs one counter and no float64. */
export function writeRandom(code: Assembler, root: Node & { kind: 'random' }, addressOf: AddressOf): void {
  const { drawing, shape, dtype } = root;
  const [size, to] = [sizeOf(shape), addressOf(root)];
  const stream = openStream(code, addressOf(root.inputs[0]!));
  if (drawing.kind === 'bernoulli')
    drawLanes(code, stream, size, to, (x, y) => chosen(code, x, y, drawing.probability));
  else if (drawing.kind === 'uniform' && dtype === 'float32' && drawing.low === 0 && drawing.high === 1)
    drawLanes(code, stream, size, to, (x) => {
      code
        .get(x)
        .i32(8)
        .do(i32x4.shrU, f32x4.fromI32)
        .vector(2 ** -24)
        .do(f32x4.mul);
    });
  else
    code.repeat(
      size,
      (at) => {
        code.get(at);
        one(code, stream, drawing);
        if (dtype === 'float32') code.do(op.f32.fromF64);
        code.store(scalarType(dtype), to);
      },
      { step: bytesOf(dtype) },
    );
  code.free('i32', stream.key0, stream.key1, stream.high, stream.low);
}

/** Emits a loop over vectors of random words; `make` pushes the numbers computed from them. */
function drawLanes(
  code: Assembler,
  stream: Stream,
  size: number,
  to: number,
  make: (x: number, y: number) => void,
): void {
  code.holdsConstants = size >= 32;
  const { scramble, release } = threefryLanes(code, stream.key0, stream.key1);
  const [x, y] = [code.local('v128'), code.local('v128')];
  // a buffer ends in slack, so the last vector may be a full one
  code.repeat(
    Math.ceil(size / 4),
    (at) => {
      code.get(stream.low).do(i32x4.splat).i32x4(0, 1, 2, 3).do(i32x4.add).set(y);
      code.get(stream.high).do(i32x4.splat).get(y).get(stream.low).do(i32x4.splat, i32x4.ltU, i32x4.sub).set(x);
      scramble(x, y);
      code.get(at);
      make(x, y);
      code.store('v128', to);
      count(code, stream, 4);
    },
    { step: 16 },
  );
  code.free('v128', x, y);
  release();
}

/** Pushes 1 if two words, as a number of 53 bits in [0, 1), are less than a probability, else 0. */
function chosen(code: Assembler, x: number, y: number, probability: number): void {
  const bound = Math.ceil(probability * 2 ** 53);
  const [upper, lower] = [Math.floor(bound / 2 ** 26), bound % 2 ** 26];
  code.get(x).i32(5).do(i32x4.shrU).tee(x).vectorBits(upper).do(i32x4.lt);
  code.get(x).vectorBits(upper).do(i32x4.eq);
  code.get(y).i32(6).do(i32x4.shrU).vectorBits(lower).do(i32x4.lt, v128.and, v128.or).vectorBits(1).do(v128.and);
}

/** Emits a kernel that computes the position of a stream after a drawing. */
export function writeRandomSkip(code: Assembler, root: Node & { kind: 'randomSkip' }, addressOf: AddressOf): void {
  const { drawing } = root;
  const size = sizeOf(drawing.shape);
  const stream = openStream(code, addressOf(root.inputs[0]!));
  if (drawing.kind !== 'normal') count(code, stream, size);
  else {
    const [x, square] = [code.local('f64'), code.local('f64')];
    code.repeat(size, () => throwDart(code, stream, x, square));
    code.free('f64', x, square);
  }
  closeStream(code, stream, addressOf(root));
}

/** Emits a kernel that computes the first position of a child stream. */
export function writeRandomSplit(code: Assembler, root: Node & { kind: 'randomSplit' }, addressOf: AddressOf): void {
  const stream = openStream(code, addressOf(root.inputs[0]!));
  const { key0, key1, high, low } = stream;
  for (const [first, second] of root.counters) {
    code.get(key0).get(key1).i32(first).i32(second).call(threefryOf(code.module)).set(key1).set(key0);
  }
  code.i32(0).set(high).i32(0).set(low);
  closeStream(code, stream, addressOf(root));
}
