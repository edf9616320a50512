import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { iris } from './iris';

describe('iris', () => {
  it('is the file as distributed, number for number', () => {
    const file = readFileSync(new URL('../../fixtures/iris.csv', import.meta.url), 'utf8');
    const [head, ...rows] = file.trim().split('\n');
    const { inputs, targets, classNames } = iris();
    expect(inputs.shape).toEqual([150, 4]);
    expect(head).toBe(`150,4,${classNames!.join(',')}`);
    expect(rows).toEqual(
      Array.from(targets.data, (kind, i) =>
        [...Array.from(inputs.data.slice(4 * i, 4 * i + 4), (value) => value.toFixed(1)), kind].join(','),
      ),
    );
  });
  it('has the means that the sources state', () => {
    const { inputs } = iris();
    const means = [0, 0, 0, 0];
    inputs.data.forEach((value, i) => {
      means[i % 4]! += value / 150;
    });
    expect(means.map((mean) => mean.toFixed(3))).toEqual(['5.843', '3.057', '3.758', '1.199']);
  });
});
