import { hasRelaxedSimd } from '../src/wasm/hasRelaxedSimd';
import { op } from '../src/wasm/instructions';
import { Module } from '../src/wasm/module';
import { least } from './clock';

const rounds = 50_000;
const chains = 10;

/** What multiplying and adding in registers alone reaches here, in GFLOP/s. */
export function peak(): number {
  const module = new Module({ relaxed: hasRelaxedSimd() });
  const code = module.function('peak', { exported: true });
  const sums = Array.from({ length: chains }, () => code.local('v128'));
  const [a, b] = [code.local('v128'), code.local('v128')];
  const left = code.local('i32');
  code.vector(0.5).set(a).vector(1e-3).set(b).i32(rounds).set(left).loop();
  for (const sum of sums) code.multiplyAdd(sum, a, b);
  code.get(left).i32(1).do(op.i32.sub).tee(left).branchIf(0).end().i32(0);
  sums.forEach((sum, i) => {
    code.get(sum);
    if (i > 0) code.do(op.f32x4.add);
  });
  code.store('v128', 0);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.finished()), { host: { memory } });
  const run = instance.exports.peak as () => void;
  for (let i = 0; i < 20; i++) run();
  return (rounds * chains * 8) / least(run, { stretches: 500 }) / 1e3;
}
