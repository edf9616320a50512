import { expect, it } from 'vitest';
import { inOurWords, phrasebook } from './phrasebook';

it('translates words of other libraries, whatever their capitals and underscores', () => {
  const known = ['learningRate', 'axis', 'epochs', 'keepDims'];
  expect(['lr', 'LR', 'dim', 'learning_rate', 'keepdim', 'epoch'].map((word) => inOurWords(word, known))).toEqual([
    '; learningRate?',
    '; learningRate?',
    '; axis?',
    '; learningRate?',
    '; keepDims?',
    '; epochs?',
  ]);
  expect(inOurWords('batch_size', known)).toBe('; sampler: miniBatch(32)?');
});

it('is silent about a word that is not an option here, or in no book', () => {
  expect([inOurWords('lr', ['axis']), inOurWords('zebra', ['axis']), inOurWords('constructor', [])]).toEqual([
    '',
    '',
    '',
  ]);
});

it('has its words in small letters without spaces', () => {
  expect(Object.keys(phrasebook).filter((word) => !/^[a-z0-9]+$/.test(word))).toEqual([]);
});
