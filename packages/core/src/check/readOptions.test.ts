import { expect, it } from 'vitest';
import { aFlag, aFunction, oneOf } from './check';
import { readOptions } from './readOptions';

interface Options {
  readonly axis?: number;
  readonly keepDims?: boolean;
  readonly reduction?: 'mean' | 'sum';
  readonly from: number;
  readonly onStep?: () => void;
}
const read = (given: unknown) =>
  readOptions('sum(x, options)', given as Options, {
    axis: ['…, -1, 0, 1, …', undefined],
    keepDims: [aFlag, false],
    reduction: [oneOf('mean', 'sum'), 'mean'],
    from: ['(-∞, ∞)'],
    onStep: [aFunction, undefined],
  });

it('fills in what is left out or undefined', () => {
  expect(read({ from: 1, keepDims: undefined })).toEqual({
    axis: undefined,
    keepDims: false,
    reduction: 'mean',
    from: 1,
    onStep: undefined,
  });
  expect(read(Object.assign(Object.create(null), { from: 2, axis: -1 }))).toMatchObject({ from: 2, axis: -1 });
});

it.each<[string, unknown, string]>([
  ['a number', 0, 'sum: 0 — options come in a record; sum(x, { axis: 0 })?'],
  ['a fraction', 0.5, 'sum: 0.5 — options come in a record; sum(x, { from: 0.5 })?'],
  ['a switch', true, 'sum: true — options come in a record; sum(x, { keepDims: true })?'],
  ['a text', 'sum', 'sum: "sum" — options come in a record; sum(x, { reduction: "sum" })?'],
  ['null', null, 'sum: null — options come in a record'],
  ['a list', [0], 'sum: [0] — options come in a record'],
  ['a promise', Promise.resolve({}), 'sum: a promise — options come in a record; await it?'],
  ['an activation', 'relu', 'sum: "relu" — options come in a record; sequential(dense(8), relu)?'],
  ['nothing where an option is needed', {}, 'sum: from is undefined — wanted a number'],
  ['another kind', { from: '1' }, 'sum: from is "1" — wanted a number'],
  [
    'a word of PyTorch',
    { from: 1, dim: 0 },
    'sum: option "dim" — there are axis, keepDims, reduction, from, onStep; axis?',
  ],
  ['other capitals', { from: 1, keep_dims: true }, 'reduction, from, onStep; keepDims?'],
  ['a shorter word', { from: 1, keepdim: true }, 'onStep; keepDims?'],
  ['nothing like ours', { from: 1, zebra: true }, /onStep$/ as unknown as string],
  ['a name that every record has', JSON.parse('{"from":1,"__proto__":2}'), 'sum: option "__proto__" — there are'],
  ['a method', { from: 1, constructor: 2 }, 'sum: option "constructor" — there are'],
])('refuses %s', (_, given, message) => {
  expect(() => read(given)).toThrow(message);
});
