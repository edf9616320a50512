import { matmul, random, transpose } from '@gd/core';
import { compile } from '../src/index';
import { op } from '../src/wasm/instructions';
import { hasRelaxedSimd } from '../src/wasm/features';
import { Module } from '../src/wasm/module';
import type { Program } from '../src/program/program';
import { allocateMemory, start } from '../src/program/program';

const module = new Module({ relaxed: hasRelaxedSimd() });
const code = module.function('peak', { exported: true });
const sums = Array.from({ length: 10 }, () => code.local('v128'));
const a = code.local('v128'); const b = code.local('v128'); const i = code.local('i32');
code.vector(0.5).set(a).vector(1e-3).set(b).i32(100000).set(i).loop();
for (const s of sums) code.multiplyAdd(s, a, b);
code.get(i).i32(1).do(op.i32.sub).tee(i).branchIf(0).end();
code.i32(0); sums.forEach((s, k) => { code.get(s); if (k) code.do(op.f32x4.add); }); code.store('v128', 0);
const peak = new WebAssembly.Instance(new WebAssembly.Module(module.finished()), { host: { memory: new WebAssembly.Memory({ initial: 1 }) } }).exports.peak as () => void;
function least(run: () => void, rounds: number) { for (let i = 0; i < 5; i++) run(); let l = 1e9; for (let r = 0; r < rounds; r++) { const t = performance.now(); run(); l = Math.min(l, performance.now() - t); } return l; }
const top = (100000 * 10 * 8) / least(peak, 300) / 1e6;
console.log('peak', top.toFixed(1), 'GFLOP/s', hasRelaxedSimd());
function running(program: Program): () => void {
  const memory = allocateMemory(program.memoryBytes);
  return start(program, memory).run;
}
const s = random(1);
for (const [n, k, m] of [[64, 64, 64], [256, 256, 256], [512, 512, 512], [64, 784, 128]] as const) {
  for (const kind of ['NN', 'NT', 'TN']) {
    const x = kind === 'TN' ? s.normal([k, n]) : s.normal([n, k]); const y = kind === 'NT' ? s.normal([m, k]) : s.normal([k, m]);
    const f = compile((p: typeof x, q: typeof y) => matmul(kind === 'TN' ? transpose(p) : p, kind === 'NT' ? transpose(q) : q));
    f(x, y);
    const run = running(f.programs[0]!);
    const g = (2 * n * k * m) / least(run, n >= 256 ? 60 : 1000) / 1e6;
    console.log(kind, n, k, m, g.toFixed(1), (g / top).toFixed(2));
  }
}
