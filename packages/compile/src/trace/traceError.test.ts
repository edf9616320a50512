import type { Tensor } from '@gd/core';
import { add, broadcastTo, exp, gather, grad, item, mul, sum, tensor, transpose } from '@gd/core';
import type { Op } from '@gd/core/extend';
import { apply } from '@gd/core/extend';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../compile';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a function while it is traced', () => {
  const x = tensor([1, 2]);
  it('cannot read numbers', () => {
    expect(() => compile((a: Tensor) => exp(a).data[0]!)(x)).toThrow(
      'compile: the numbers of the result of exp, float32[2], were read — while a function is traced there are only shapes; use operations of @gd/core (where() to choose), and read numbers from what the compiled function returns',
    );
    expect(() => compile((a: Tensor) => item(sum(a)))(x)).toThrow('compile: the numbers of the result of sum');
    expect(() => compile((a: Tensor) => a.data.length)(x)).toThrow('the result of argument [0], float32[2]');
  });
  it('cannot branch on them', () => {
    expect(() => compile((a: Tensor) => ((sum(a) as never) > 0 ? a : exp(a)))(x)).toThrow(
      'compile: the result of sum, float32[], was used with + − * / or < — write add(a, b), less(a, b), …; to choose by its numbers write where(condition, a, b) instead of if',
    );
  });
  it('cannot keep its tensors', () => {
    let kept: Tensor | undefined;
    compile((a: Tensor) => {
      kept = exp(a);
      return a;
    })(x);
    expect(() => add(kept!, 1)).toThrow(
      'compile: the result of exp, float32[2], was kept after its trace — a traced value has no numbers; return it from the compiled function instead',
    );
    expect(() => compile((a: Tensor) => mul(a, kept!))(x)).toThrow(
      'compile: the result of exp comes from another trace — return it from the function that computed it and pass it on as an argument',
    );
  });
  it('can be printed, and says so', () => {
    const shown: string[] = [];
    compile((a: Tensor) => {
      shown.push(`${exp(a)}`);
      return a;
    })(x);
    expect(shown).toEqual(['float32[2]']);
  });
  it('may call compiled functions and grad inside', () => {
    const inner = compile((a: Tensor) => sum(mul(a, a)));
    const outer = compile((a: Tensor) => grad(inner)(a));
    expect([...outer(x).data]).toEqual([2, 4]);
    expect(inner.traces).toBe(0);
  });
  it('is traced once for each set of shapes, dtypes and other things', () => {
    const f = compile((tree: { a: Tensor; how: string }, k: number) =>
      mul(tree.a, tree.how === 'twice' ? mul(k, 2) : k),
    );
    f({ a: x, how: 'once' }, 1);
    f({ a: x, how: 'once' }, 5);
    expect(f.traces).toBe(1);
    expect([...f({ a: x, how: 'twice' }, 5).data]).toEqual([10, 20]);
    expect(f.traces).toBe(2);
  });
  it('runs eagerly, with one warning, if the compiler does not know an operation', () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const strange: Op<readonly [Tensor]> = {
      name: 'strange',
      shape: ([a]) => a.shape,
      forward: (out, [a]) => out.set(a.data),
    };
    const f = compile((a: Tensor) => apply(strange, [a], undefined));
    expect([...f(x).data]).toEqual([1, 2]);
    expect([...f(x).data]).toEqual([1, 2]);
    expect(said.mock.calls).toEqual([
      ['compile: strange — the compiler does not know this operation; the function runs eagerly'],
    ]);
    expect(f.programs).toEqual([]);
  });
  it('never mistakes another operation for a built-in one of the same name', () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const leaky: Op<readonly [Tensor]> = {
      name: 'relu',
      shape: ([a]) => a.shape,
      forward(out, [a]) {
        for (let i = 0; i < out.length; i++) out[i] = a.data[i]! < 0 ? 0.5 * a.data[i]! : a.data[i]!;
      },
    };
    const f = (a: Tensor) => apply(leaky, [a], undefined);
    const pair = tensor([-1, 2]);
    expect([...compile(f)(pair).data]).toEqual([...f(pair).data]);
    expect(said.mock.calls).toEqual([
      ['compile: relu — the compiler does not know this operation; the function runs eagerly'],
    ]);
  });
  it('reports an index outside its tensor', () => {
    const f = compile((a: Tensor, i: Tensor) => gather(a, i));
    expect(() => f(x, tensor(Int32Array.of(5)))).toThrow(
      'compile: gather or scatterAdd found an index outside its tensor — check the indices you pass',
    );
    expect([...f(x, tensor(Int32Array.of(1))).data]).toEqual([2]);
  });
  it('reports when it needs more memory than there is', () => {
    const f = compile((a: Tensor) => transpose(broadcastTo(a, [2 ** 15, 2 ** 15])));
    expect(() => f(tensor([1]))).toThrow(
      'compile: the function needs 4.0 GiB of memory — WebAssembly has at most 4 GiB; use smaller batches?',
    );
  });
});
