// A second backend, as small as possible: it runs a plan in plain JavaScript, number by number, and returns promises.

import type { Backend, Memory, Program, Run } from '@gd/compile';
import { hostScalars } from '@gd/compile';
import type { BackendFacts, Body, Kernel, Layout, Leaf, MapOp, Node, Step } from '@gd/compile/internal';
import { contiguous } from '@gd/compile/internal';
import type { DType, Shape, Tensor, TypedArray } from '@gd/core';
import { erf, tensor } from '@gd/core';
import { DenseTensor, drawAt, setTracer, sizeOf, skipAt } from '@gd/core/extend';

/**
 * It handles one number at a time, of any kind and at any address, so everything may be fused and nothing needs a copy.
 */
const interpreterFacts: BackendFacts = {
  alignment: 8,
  vectorizes: () => true,
  readsInPlace: () => true,
  scratchBytes: () => 0,
};

type Root<Kind extends Node['kind']> = Node & { kind: Kind };
type ViewOf = (node: Node) => TypedArray;

const arrays = { float32: Float32Array, float64: Float64Array, int32: Int32Array, bool: Int32Array } as const;

/** A memory that cannot be read directly: requests are carried out in order, and later. */
class DistantMemory implements Memory {
  readonly buffer: ArrayBuffer;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly bytes: number,
    readonly float64: boolean,
  ) {
    this.buffer = new ArrayBuffer(bytes);
  }

  /** Does something after all earlier requests. */
  inTurn<T>(work: () => T): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => {});
    return done;
  }

  viewAt(address: number, dtype: DType, size: number): TypedArray {
    return new arrays[dtype](this.buffer, address, size);
  }

  private check(dtype: DType): void {
    if (dtype === 'float64' && !this.float64) throw noFloat64();
  }

  write(address: number, { dtype, data }: Pick<Tensor, 'dtype' | 'data'>): void {
    this.check(dtype);
    const now = data.slice();
    void this.inTurn(() => this.viewAt(address, dtype, now.length).set(now));
  }

  read(address: number, shape: Shape, dtype: DType): Promise<Tensor> {
    this.check(dtype);
    return this.inTurn(() => {
      const numbers = this.viewAt(address, dtype, sizeOf(shape)).slice();
      return new DenseTensor(shape, dtype, dtype === 'bool' ? Uint8Array.from(numbers) : numbers);
    });
  }

  copyFrom(other: DistantMemory): void {
    const copy = other.inTurn(() => other.buffer.slice());
    void this.inTurn(async () => new Uint8Array(this.buffer).set(new Uint8Array(await copy)));
  }
}

const noFloat64 = () => new TypeError('the interpreter was made without float64, but found one');

/** Runs plans in plain JavaScript; made without float64, it refuses a program or a memory with any. */
export const interpreterWith = ({ float64 }: { readonly float64: boolean }): Backend => ({
  name: 'interpreter',
  facts: { ...interpreterFacts, ...(!float64 && { withoutFloat64: hostScalars }) },
  missing: () => undefined,
  reservedBytes: 0,
  answersByPromise: true,
  compile(program) {
    if (!float64 && dtypesOf(program).has('float64')) throw noFloat64();
    return {
      codeBytes: 0,
      memoryBytes: program.end,
      end: program.end,
      isWorthSharing: false,
      start: (memory) => started(program, memory as DistantMemory),
    };
  },
  allocate: (bytes) => new DistantMemory(bytes, float64),
});

export const interpreter = interpreterWith({ float64: true });

/** The dtypes of everything that a program computes, or has a place for. */
function dtypesOf({ graph, plan, repetition }: Program): Set<DType> {
  const steps = plan.kernels.flatMap(({ body }) => body.steps);
  const all = [...graph.nodes, ...plan.addresses.keys(), ...steps, ...(repetition?.collected ?? [])];
  return new Set(all.map(({ dtype }) => dtype));
}

function started({ plan, repetition }: Program, memory: DistantMemory): Run {
  const { kernels, addresses, constants, copies } = plan;
  const viewOf: ViewOf = (node) => memory.viewAt(addresses.get(node)!, node.dtype, sizeOf(node.shape));
  for (const node of constants) memory.write(addresses.get(node)!, node);
  const once = (): void => {
    const before = setTracer(undefined);
    try {
      for (const kernel of kernels) runKernel(kernel, viewOf);
      for (const { from, to } of copies) viewOf(to).set(viewOf(from));
    } finally {
      setTracer(before);
    }
  };
  return {
    run: () => memory.inTurn(once),
    repeat: (count) =>
      memory.inTurn(() => {
        const { tables, collected } = repetition!;
        for (let i = 0; i < count; i++) {
          for (const { from, to, bytes } of tables)
            new Uint8Array(memory.buffer).copyWithin(to, from + i * bytes, from + (i + 1) * bytes);
          once();
          for (const { from, to, dtype } of collected)
            memory.viewAt(to, dtype, count)[i] = memory.viewAt(from, dtype, 1)[0]!;
        }
      }),
  };
}

function runKernel({ root, body, operands }: Kernel, viewOf: ViewOf): void {
  if (root?.kind === 'reduce') runReduction(root, body, viewOf);
  else {
    const made = root && valuesOf(root, operands, viewOf);
    eachIndex(body.space, (index, place) => {
      const values = runSteps(body, index, made?.[place], viewOf);
      for (const { step, node, layout } of body.stores) viewOf(node)[placeIn(layout, index)] = values[step]!;
    });
  }
}

/** Calls `visit` for every index of a shape, in row-major order. */
function eachIndex(shape: Shape, visit: (index: readonly number[], place: number) => void): void {
  const index = shape.map(() => 0);
  const size = sizeOf(shape);
  for (let place = 0; place < size; place++) {
    visit(index, place);
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) index[axis] = 0;
  }
}

function placeIn({ offset, strides }: Layout, index: readonly number[]): number {
  return strides.reduce((place, stride, axis) => place + stride * index[axis]!, offset);
}

function runSteps(
  { steps, leaves }: Body,
  index: readonly number[],
  root: number | undefined,
  viewOf: ViewOf,
): number[] {
  const values: number[] = [];
  const compute = (step: Step): number => {
    if (step.kind === 'constant') return step.value;
    if (step.kind === 'root') return root!;
    if (step.kind === 'map')
      return rounded(scalarOps[step.op](step.args.map((arg) => values[arg]!) as never, step.dtype), step.dtype);
    const { node, layout } = leaves[step.leaf]!;
    return viewOf(node)[placeIn(layout, index)]!;
  };
  for (const step of steps) values.push(compute(step));
  return values;
}

function rounded(value: number, dtype: Node['dtype']): number {
  if (dtype === 'float32') return Math.fround(value);
  return dtype === 'float64' ? value : Number(value) | 0;
}

function roundHalfToEven(x: number): number {
  const nearest = Math.round(x);
  return nearest - x === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}

type Arguments = readonly [a: number, b: number, c: number];

const scalarOps: Readonly<Record<MapOp, (numbers: Arguments, to: Node['dtype']) => number>> = {
  copy: ([a]) => a,
  cast: ([a], to) => (to === 'bool' ? Number(a < 0 || a > 0) : a),
  add: ([a, b]) => a + b,
  sub: ([a, b]) => a - b,
  mul: ([a, b], to) => (to === 'int32' ? Math.imul(a, b) : a * b),
  div: ([a, b]) => a / b,
  pow: ([a, b]) => a ** b,
  maximum: ([a, b]) => Math.max(a, b),
  minimum: ([a, b]) => Math.min(a, b),
  neg: ([a]) => -a,
  abs: ([a]) => Math.abs(a),
  sign: ([a]) => Math.sign(a),
  exp: ([a]) => Math.exp(a),
  expm1: ([a]) => Math.expm1(a),
  log: ([a]) => Math.log(a),
  log1p: ([a]) => Math.log1p(a),
  sqrt: ([a]) => Math.sqrt(a),
  sin: ([a]) => Math.sin(a),
  cos: ([a]) => Math.cos(a),
  tanh: ([a]) => Math.tanh(a),
  sigmoid: ([a]) => 1 / (1 + Math.exp(-a)),
  relu: ([a]) => Math.max(a, 0),
  floor: ([a]) => Math.floor(a),
  ceil: ([a]) => Math.ceil(a),
  round: ([a]) => roundHalfToEven(a),
  erf: ([a]) => erf(a).data[0]!,
  flush: ([a], to) => (Math.abs(a) < (to === 'float32' ? 2 ** -126 : 2 ** -1022) ? 0 : a),
  equal: ([a, b]) => Number(a === b),
  notEqual: ([a, b]) => Number(a !== b),
  greater: ([a, b]) => Number(a > b),
  greaterEqual: ([a, b]) => Number(a >= b),
  less: ([a, b]) => Number(a < b),
  lessEqual: ([a, b]) => Number(a <= b),
  and: ([a, b]) => a & b,
  or: ([a, b]) => a | b,
  not: ([a]) => Number(a === 0),
  where: ([a, b, c]) => (a ? b : c),
};

/** Sums are added in double precision; the index of an extreme is that of the first one, or of the first NaN. */
function runReduction(root: Root<'reduce'>, body: Body, viewOf: ViewOf): void {
  const out = viewOf(root);
  const size = out.length;
  const totals = new Float64Array(size);
  const counts = new Int32Array(size);
  const kept = body.space.map((_, axis) => axis).filter((axis) => !root.axes.includes(axis));
  const layout = contiguous(root.shape);
  const isArg = root.op === 'argMax' || root.op === 'argMin';
  totals.fill(identityOf(root));
  out.fill(0);
  eachIndex(body.space, (index) => {
    const value = runSteps(body, index, undefined, viewOf).at(-1)!;
    const to = placeIn(
      layout,
      kept.map((axis) => index[axis]!),
    );
    const now = counts[to]!++;
    const best = totals[to]!;
    if (root.op === 'sum') totals[to] = best + value;
    else if (isArg) {
      const better = root.op === 'argMax' ? value > best : value < best;
      if (now > 0 && !better && !(Number.isNaN(value) && !Number.isNaN(best))) return;
      totals[to] = value;
      out[to] = now;
    } else totals[to] = root.op === 'max' ? Math.max(best, value) : Math.min(best, value);
  });
  if (!isArg) out.set(totals.map((total) => rounded(total, root.dtype)));
}

function identityOf({ op, dtype }: Root<'reduce'>): number {
  if (op === 'sum') return 0;
  const most = dtype === 'int32' ? 2 ** 31 - 1 : dtype === 'bool' ? 1 : Number.POSITIVE_INFINITY;
  return op === 'min' ? most : dtype === 'int32' ? -(2 ** 31) : dtype === 'bool' ? 0 : Number.NEGATIVE_INFINITY;
}

/** The numbers that a kernel's root computes, before the steps that follow. */
function valuesOf(root: Node, operands: readonly Leaf[], viewOf: ViewOf): TypedArray {
  const [first, second] = operands.map(({ node, layout }) => ({ data: viewOf(node), layout }));
  const out = new arrays[root.dtype](sizeOf(root.shape));
  switch (root.kind) {
    case 'matmul':
      multiply(root, first!, second!, out);
      return out;
    case 'conv':
    case 'convKernel':
      convolve(root, first!, second!, out);
      return out;
    case 'assemble':
      assemble(root, operands, viewOf, out);
      return out;
    case 'gather':
    case 'scatter':
      pick(root, first!.data, second!.data, out);
      return out;
    case 'argMaxPool':
    case 'avgPool':
    case 'avgPoolGrad':
      pool(root, first!.data, out);
      return out;
    case 'random':
      return drawAt(tensor(first!.data), root.drawing).data;
    case 'randomSkip':
      return skipAt(tensor(first!.data), root.drawing).data;
    case 'randomSplit':
      out.set(
        root.counters.reduce<readonly [number, number]>(
          (key, counter) => threefry(key, counter),
          [first!.data[0]!, first!.data[1]!],
        ),
      );
      return out;
    default:
      throw new Error(`interpreter: no kernel for ${root.kind}`);
  }
}

interface Operand {
  readonly data: TypedArray;
  readonly layout: Layout;
}

function multiply({ shape, dtype }: Node, left: Operand, right: Operand, out: TypedArray): void {
  const inner = left.layout.shape.at(-1)!;
  eachIndex(shape, (index, place) => {
    const batch = index.slice(0, -2);
    let sum = 0;
    for (let k = 0; k < inner; k++) {
      const a = left.data[placeIn(left.layout, [...batch, index.at(-2)!, k])]!;
      sum += a * right.data[placeIn(right.layout, [...batch, k, index.at(-1)!])]!;
    }
    out[place] = rounded(sum, dtype);
  });
}

/** Convolves an image with a kernel, or an image with a gradient; the sum runs over the positions of the second. */
function convolve(root: Root<'conv' | 'convKernel'>, image: Operand, other: Operand, out: TypedArray): void {
  const { stride, dilation } = root.steps;
  const at = (n: number, y: number, x: number, i: number, j: number, c: number): number =>
    image.data[placeIn(image.layout, [n, y * stride[0] + i * dilation[0], x * stride[1] + j * dilation[1], c])]!;
  eachIndex(root.shape, ([a, b, c, o], place) => {
    let sum = 0;
    eachIndex(other.layout.shape.slice(0, 3), ([p, q, r]) => {
      const value = root.kind === 'conv' ? at(a!, b!, c!, p!, q!, r!) : at(p!, q!, r!, a!, b!, c!);
      sum += value * other.data[placeIn(other.layout, [p!, q!, r!, o!])]!;
    });
    out[place] = sum;
  });
}

function assemble(root: Root<'assemble'>, operands: readonly Leaf[], viewOf: ViewOf, out: TypedArray): void {
  out.fill(root.fill);
  const whole = contiguous(root.shape);
  operands.forEach(({ node, layout }, i) => {
    const data = viewOf(node);
    eachIndex(layout.shape, (index) => {
      const to = index.map((one, axis) => one + root.starts[i]![axis]!);
      out[placeIn(whole, to)] = data[placeIn(layout, index)]!;
    });
  });
}

function pick(root: Root<'gather' | 'scatter'>, x: TypedArray, indices: TypedArray, out: TypedArray): void {
  const isGather = root.kind === 'gather';
  const whole = isGather ? root.inputs[0]!.shape : root.shape;
  const size = whole[root.axis]!;
  const row = sizeOf(whole.slice(root.axis + 1));
  for (let before = 0, picked = 0; before < sizeOf(whole.slice(0, root.axis)); before++) {
    for (const index of indices) {
      if (index < 0 || index >= size)
        throw new RangeError(
          'compile: gather or scatterAdd found an index outside its tensor — check the indices you pass',
        );
      const start = (before * size + index) * row;
      for (let i = 0; i < row; i++, picked++) {
        if (isGather) out[picked] = x[start + i]!;
        else out[start + i]! += x[picked]!;
      }
    }
  }
}

function pool(root: Root<'argMaxPool' | 'avgPool' | 'avgPoolGrad'>, x: TypedArray, out: TypedArray): void {
  const { size, stride, before } = root.window;
  const isGrad = root.kind === 'avgPoolGrad';
  const images = contiguous(isGrad ? root.shape : root.inputs[0]!.shape);
  const [, height, width] = images.shape as [number, number, number, number];
  eachIndex(isGrad ? root.inputs[0]!.shape : root.shape, ([n, row, column, c], place) => {
    const pixels: number[] = [];
    for (let i = 0; i < size[0]; i++) {
      for (let j = 0; j < size[1]; j++) {
        const [y, z] = [row! * stride[0] - before[0] + i, column! * stride[1] - before[1] + j];
        if (y >= 0 && y < height && z >= 0 && z < width) pixels.push(placeIn(images, [n!, y, z, c!]));
      }
    }
    if (isGrad) for (const pixel of pixels) out[pixel]! += x[place]! / pixels.length;
    else if (root.kind === 'avgPool') out[place] = pixels.reduce((sum, pixel) => sum + x[pixel]!, 0) / pixels.length;
    else
      out[place] = pixels.reduce((best, pixel) =>
        x[pixel]! > x[best]! || (Number.isNaN(x[pixel]) && !Number.isNaN(x[best])) ? pixel : best,
      );
  });
}

/** Threefry-2x32 again, as a loop. */
function threefry([key0, key1]: readonly [number, number], [high, low]: readonly [number, number]): [number, number] {
  const key = [key0, key1, key0 ^ key1 ^ 0x1bd11bda];
  let x = (high + key0) | 0;
  let y = (low + key1) | 0;
  for (let round = 0; round < 20; round++) {
    const turn = [13, 15, 26, 6, 17, 29, 16, 24][round % 8]!;
    x = (x + y) | 0;
    y = ((y << turn) | (y >>> (32 - turn))) ^ x;
    if (round % 4 < 3) continue;
    const n = (round + 1) / 4;
    x = (x + key[n % 3]!) | 0;
    y = (y + key[(n + 1) % 3]! + n) | 0;
  }
  return [x, y];
}
