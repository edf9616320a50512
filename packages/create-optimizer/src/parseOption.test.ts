import { describe, expect, it } from 'vitest';
import { parseOption } from './parseOption';

describe('parseOption', () => {
  it.each([
    ['decay=0.9', { name: 'decay', value: 0.9, range: '[0, 1)' }],
    [' reach = 20 ', { name: 'reach', value: 20, range: '[1, ∞)' }],
    ['decay=0', { name: 'decay', value: 0, range: '[0, 1)' }],
    ['learningRate=3e-4', { name: 'learningRate', value: 0.0003, range: '[0, ∞)' }],
    ['learningRate=2', { name: 'learningRate', value: 2, range: '[0, ∞)' }],
  ])('%s', (text, option) => {
    expect(parseOption(text)).toEqual(option);
  });
  it.each(['=1', '0.9', 'Decay=1', 'a-b=1', 'new=1', 'sign=1', 't=1', 'grad=1', 'weight=1', 'state=1'])(
    'refuses the name in %j',
    (text) => {
      expect(() => parseOption(text)).toThrow(
        `create-optimizer: option ${JSON.stringify(text)} — wanted a name in camelCase, like decay=0.9`,
      );
    },
  );
  it.each(['decay', 'decay=', 'decay=x', 'decay=-1', 'decay=1=2', 'decay=Infinity'])(
    'refuses the value in %j',
    (text) => {
      expect(() => parseOption(text)).toThrow(
        `create-optimizer: option ${JSON.stringify(text)} — wanted a number of at least 0, like decay=0.9`,
      );
    },
  );
});
