import { op } from '@gd/compile/internal';
import { loop } from '../loop.mjs';

const rounds = 20_000;
const chains = 12;

/** The peak rate of multiply-adds in registers; the loop is written so that no engine can skip any of them. */
export function make() {
  const { run } = loop(65536, [], (code) => {
    const x = Array.from({ length: chains }, () => code.local('v128'));
    const [a, b] = [code.local('v128'), code.local('v128')];
    code.vector(0.5).set(a).vector(1).set(b);
    code.repeat(rounds, () => {
      // x ← x · a + b
      for (const one of x) code.get(one).get(a).times().get(b).plus().set(one);
    });
    code.i32(1024);
    x.forEach((one, i) => {
      code.get(one);
      if (i > 0) code.do(op.f32x4.add);
    });
    code.store('v128');
  });
  return { run, amount: rounds * chains * 8 };
}
