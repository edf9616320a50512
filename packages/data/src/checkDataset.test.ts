import { tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { checkDataset } from './checkDataset';

it('counts the examples, or says what is wrong with them', () => {
  const of = (inputs: number[], targets: number[]) =>
    checkDataset('fit', {
      inputs: tensor(new Float32Array(inputs.reduce((a, b) => a * b, 1)), { shape: inputs }),
      targets: tensor(new Float32Array(targets.reduce((a, b) => a * b, 1)), { shape: targets }),
    });
  expect(of([3, 2], [3])).toBe(3);
  expect(() => of([3, 2], [2, 1])).toThrow(
    'fit: inputs [3,2] and targets [2,1] — 3 inputs and 2 targets; there must be one target for each input',
  );
  expect(() => of([], [1])).toThrow('fit: inputs [] and targets [1] — the first axis of both must count the examples');
  expect(() => of([0, 2], [0, 1])).toThrow('fit: the dataset is empty — there must be at least one example');
});

it('wants tensors', () => {
  const inputs = tensor([[1]]);
  for (const [data, came, hint] of [
    [undefined, 'data is undefined', ''],
    [Promise.resolve({ inputs }), 'data is a promise', '; await it?'],
    [() => 0, 'data is a function', '; call it?'],
    [inputs, 'data is a tensor', '; { inputs, targets }?'],
    [{ xs: inputs, ys: inputs }, 'inputs of the data is undefined', ''],
    [{ inputs: [[1]], targets: inputs }, 'inputs of the data is a list of 1', '; tensor([…])?'],
    [{ inputs, targets: null }, 'targets of the data is null', ''],
    [{ inputs, targets: Promise.resolve(inputs) }, 'targets of the data is a promise', '; await it?'],
  ]) {
    expect(() => checkDataset('fit', data as never)).toThrow(
      new TypeError(`fit: ${came} — wanted { inputs, targets }, both tensors${hint}`),
    );
  }
});
