import { describe, expect, it } from 'vitest';
import type { Assembler } from './assembler';
import { placeholder } from './assembler';
import { fill, signed, unsigned } from './bytes';
import { hasSimd } from './hasSimd';
import { op } from './instructions';
import { Module } from './module';
import { lane } from './vectorInstructions';

function run(write: (code: Assembler, module: Module) => void, fill?: (memory: WebAssembly.Memory) => void) {
  const module = new Module({
    pool: { address: 1024, bytes: 64 },
    imports: [{ name: 'pow', parameters: ['f64', 'f64'], results: ['f64'] }],
  });
  write(module.function('run', { exported: true }), module);
  const memory = new WebAssembly.Memory({ initial: 1 });
  fill?.(memory);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.finished()), {
    host: { memory, pow: Math.pow },
  });
  (instance.exports.run as () => void)();
  return {
    f32: new Float32Array(memory.buffer),
    f64: new Float64Array(memory.buffer),
    i32: new Int32Array(memory.buffer),
  };
}

describe('bytes', () => {
  it('encodes numbers as the standard does', () => {
    const bytes = unsigned(signed(signed(unsigned([], 624485), -123456), 64), 0xffffffff);
    // the first two are the worked examples of https://en.wikipedia.org/wiki/LEB128
    expect(bytes).toEqual([0xe5, 0x8e, 0x26, 0xc0, 0xbb, 0x78, 0xc0, 0x00, 0xff, 0xff, 0xff, 0xff, 0x0f]);
  });
});

describe('Module', () => {
  it('emits code once and runs it for several addresses, low and high', () => {
    const { i32 } = run(
      (code, module) => {
        const to = placeholder(0);
        const inner = module.function('add', { addresses: [8, 16] });
        const zero = inner.local('i32');
        inner.get(zero).load('i32', zero, placeholder(1) + 4);
        inner
          .i32(to - 4)
          .do(op.i32.add)
          .store('i32', to);
        const [far, near] = [0x90000000, 64].map((from) => module.again(inner, [32, from]));
        expect(far).toBe(inner.index + 1);
        code.call(inner).call(near!);
      },
      (memory) => new Int32Array(memory.buffer).set([1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [n, 10 * n])),
    );
    // address 20 has 30, and address 68 has 0
    expect([i32[2], i32[8]]).toEqual([30 + 4, 0 + 28]);
    const bytes: number[] = [];
    for (const [value, hasSign] of [
      [5, true],
      [0xfffffff0, true],
      [0xfffffff0, false],
    ] as const)
      fill(bytes, bytes.length, value, hasSign);
    expect(bytes).toEqual([0x85, 0x80, 0x80, 0x80, 0x00, 0xf0, 0xff, 0xff, 0xff, 0x7f, 0xf0, 0xff, 0xff, 0xff, 0x0f]);
  });
  it('runs vectors over memory, constants from the pool and inline', () => {
    expect(hasSimd()).toBe(true);
    const { f32 } = run(
      (code) => {
        code.repeat(
          2,
          (p) => {
            const v = code.local('v128');
            code.load('v128', p).vector(2).do(op.f32x4.mul);
            for (const extra of [1, 2, 3, 4, 5, 6]) code.vector(extra).do(op.f32x4.add);
            code.set(v).get(p).get(v).store('v128', 64).free('v128', v);
          },
          { step: 16 },
        );
      },
      (memory) => new Float32Array(memory.buffer).set([1, 2, 3, 4, 5, 6, 7, 8]),
    );
    expect([...f32.subarray(16, 24)]).toEqual([23, 25, 27, 29, 31, 33, 35, 37]);
  });
  it('stores single lanes exactly', () => {
    for (const width of [1, 2, 3, 4]) {
      const { f32 } = run((code) => {
        const v = code.local('v128');
        const p = code.local('i32');
        code.vector(7).set(v).storeLanes(p, v, 32, width);
      });
      expect([...f32.subarray(8, 13)]).toEqual([7, 7, 7, 7, 0].map((x, i) => (i < width ? x : 0)));
    }
  });
  it('shuffles, extracts, branches, and calls the host', () => {
    const { f32, f64, i32 } = run(
      (code, module) => {
        const helper = module.function('twice', { parameters: ['i32'], results: ['i32'] });
        helper.get(0).i32(1).do(op.i32.shl);
        code.i32(64).i32(21).call(helper).store('i32');
        const v = code.local('v128');
        code.loadAt('v128', 0).set(v).get(v).get(v).shuffle(3, 2, 1, 0).set(v);
        code.i32(128).get(v).lane(lane.extractF32, 0).store('f32');
        code.i32(256).f64(2).f64(0.5).call(module.host('pow')).store('f64');
        code.i32(0).when(
          () => code.i32(72).i32(1).store('i32'),
          () => code.i32(72).i32(2).store('i32'),
        );
      },
      (memory) => new Float32Array(memory.buffer).set([1, 2, 3, 4]),
    );
    expect(i32[16]).toBe(42);
    expect(i32[18]).toBe(2);
    expect(f32[32]).toBe(4);
    expect(f64[32]).toBe(Math.SQRT2);
  });
  it('reuses locals that are free', () => {
    const code = new Module().function('empty');
    const first = code.local('v128');
    code.free('v128', first);
    expect(code.local('v128')).toBe(first);
    expect(code.local('v128')).not.toBe(first);
  });
});
