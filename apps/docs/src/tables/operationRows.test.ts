import { readFileSync } from 'node:fs';
import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { floor, mul, square, sum } from '@gd/core';
import { apply } from '@gd/core/extend';
import { describe, expect, it, vi } from 'vitest';
import { bundle } from '../../scripts/bundle.mjs';
import { operationRows } from './operationRows';

describe('operationRows', () => {
  it('finds out by running', () => {
    const { add, argMax, floor, softmax, where } = core;
    expect(operationRows({ add, argMax, floor, softmax, where })).toMatchObject([
      {
        name: 'add',
        compiled: 'yes',
        gradient: 'yes',
        makes: { float32: 'float32', float64: 'float64', int32: 'int32' },
      },
      { name: 'argMax', compiled: 'yes', gradient: 'none', makes: { float32: 'int32' } },
      { name: 'floor', compiled: 'yes', gradient: 'flat' },
      { name: 'softmax', compiled: 'yes', gradient: 'yes', makes: { float64: 'float64', int32: 'float32' } },
      { name: 'where', compiled: 'yes', gradient: 'yes' },
    ]);
  });
  it('shows a new operation, and that the compiler does not know it', () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const steps = {
      name: 'steps',
      shape: ([x]: readonly Tensor[]) => x!.shape,
      forward(out: { [i: number]: number; length: number }, [x]: readonly Tensor[]) {
        for (let i = 0; i < out.length; i++) out[i] = Math.floor(3 * x!.data[i]!);
      },
      backward: () => null,
    };
    const rows = operationRows({
      cube: (x: Tensor) => mul(x, square(x)),
      whole: (x: Tensor) => sum(floor(x)),
      steps: (x: Tensor) => apply(steps as never, [x], undefined),
    });
    expect(rows).toMatchObject([
      { name: 'cube', compiled: 'yes', gradient: 'yes' },
      { name: 'whole', compiled: 'yes', gradient: 'flat' },
      { name: 'steps', compiled: 'falls back', gradient: 'flat' },
    ]);
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
  });
  it('says when it does not know how to call one', () => {
    expect(() => operationRows({ odd: () => 'word' })).toThrow(
      'odd: answers to none of the usual calls — export calls = [[…]], each the arguments of one, from packages/core/src/ops/odd.cases.ts',
    );
  });
  it('calls an operation with the cases beside it', () => {
    const times = (x: Tensor, options: { by: number }) => mul(x, options.by);
    const calls = { times: [[core.tensor([1, 2]), { by: 3 }]] };
    expect(operationRows({ times }, calls)).toMatchObject([{ name: 'times', compiled: 'yes', gradient: 'yes' }]);
  });
  it('has every operation that core exports', async () => {
    const barrel = readFileSync(new URL('../../../../packages/core/src/index.ts', import.meta.url), 'utf8');
    const { text } = await bundle('src/tables/operations.table.ts', { format: 'esm', platform: 'node' });
    const { default: rows } = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
    const names = rows.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['add', 'where', 'matmul']));
    expect(names).toHaveLength([...barrel.matchAll(/^export \{.*'\.\/ops\//gm)].length);
  });
});
