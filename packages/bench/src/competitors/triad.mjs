import { loop } from '../loop.mjs';

const size = 1_000_000;
const first = 1024;
const [a, b, c] = [0, 1, 2].map((i) => first + 4 * size * i);

/** The memory bandwidth: a ← b + s · c, which reads or writes every array once. */
export function make() {
  const { run } = loop(first + 12 * size + 64, [], (code) => {
    code.repeat(
      size / 4,
      (at) => {
        code.get(at).load('v128', at, c).vector(0.5).times().load('v128', at, b).plus();
        code.store('v128', a);
      },
      { step: 16 },
    );
  });
  return { run, amount: 12 * size };
}
