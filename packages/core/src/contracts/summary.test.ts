import { expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm';
import { convolution2d } from '../layers/convolution2d';
import { dense } from '../layers/dense';
import { dropout } from '../layers/dropout';
import { flatten } from '../layers/flatten';
import { maxPooling2d } from '../layers/maxPooling2d';
import { sequential } from '../layers/sequential';
import { relu } from '../ops/relu';
import { summary } from './summary';

const lines = (...text: string[]) => text.join('\n');

it('shows a model layer by layer, with sums', () => {
  // By hand: 3·3·1·8 + 8 = 80; 13·13·8 = 1352; 1352·200 + 200 = 270,600; 200·10 + 10 = 2,010; 4 bytes each.
  const model = sequential(
    convolution2d(8, 3),
    relu,
    maxPooling2d(),
    flatten(),
    sequential(dense(200), dropout(0.5)),
    dense(10),
  );
  expect(summary(model, [28, 28, 1])).toBe(
    lines(
      'layer                   output shape  weights   memory',
      '──────────────────────────────────────────────────────',
      'input                   [28,28,1]',
      '0.convolution2d         [26,26,8]          80    320 B',
      '1.relu                  [26,26,8]           0      0 B',
      '2.maxPooling2d          [13,13,8]           0      0 B',
      '3.flatten               [1352]              0      0 B',
      '4.sequential/0.dense    [200]         270,600  1.0 MiB',
      '4.sequential/1.dropout  [200]               0      0 B',
      '5.dense                 [10]            2,010  7.9 KiB',
      '──────────────────────────────────────────────────────',
      'total                   [10]          272,690  1.0 MiB',
    ),
  );
});

it('works for a single layer', () => {
  expect(summary(dense(3), [2])).toBe(
    lines(
      'layer  output shape  weights  memory',
      '────────────────────────────────────',
      'input  [2]',
      'dense  [3]                 9    36 B',
      '────────────────────────────────────',
      'total  [3]                 9    36 B',
    ),
  );
});

it('counts buffers apart: they are not trained', () => {
  expect(summary(sequential(dense(3), batchNorm()), [2])).toBe(
    lines(
      'layer        output shape  weights  buffers  memory',
      '───────────────────────────────────────────────────',
      'input        [2]',
      '0.dense      [3]                 9        0    36 B',
      '1.batchNorm  [3]                 6        6    48 B',
      '───────────────────────────────────────────────────',
      'total        [3]                15        6    84 B',
    ),
  );
});

it('throws what the model throws', () => {
  expect(() => summary(sequential(flatten(), maxPooling2d()), [4, 4, 1])).toThrow(
    '1.maxPooling2d: [1,16] — images come as',
  );
});
