import { expect, it } from 'vitest';
import type { OptimizerReport } from './optimizerReport';
import { reportTable } from './reportTable';

const report = (second: OptimizerReport['results'][number]): OptimizerReport => ({
  source: 'worked by hand',
  points: 5,
  results: [{ name: 'gets down the bowl', outcome: 'passed' }, second],
});

it('gives each optimizer a row, and lists below what did not pass', () => {
  const table = reportTable({
    sgd: report({ name: 'gets down the saddle', outcome: 'passed' }),
    lamb: report({ name: 'gets down the saddle', outcome: 'exempt', reason: 'cannot cross zero' }),
    mine: report({ name: 'gets down the saddle', outcome: 'failed', reason: 'too high' }),
  });
  expect(table.split('\n')).toEqual([
    ' 1 gets down the bowl',
    ' 2 gets down the saddle',
    '',
    '      1  2',
    'sgd   ✓  ✓',
    'lamb  ✓  –',
    'mine  ✓  ✗',
    '',
    '– lamb, 2: cannot cross zero',
    '✗ mine, 2: too high',
  ]);
});
