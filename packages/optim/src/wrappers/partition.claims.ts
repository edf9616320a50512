import type { Optimizer } from '@gd/core';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { testSubject } from '../testing/testSubject';
import { partition } from './partition';

/** How to wrap an optimizer with `partition`, which needs more arguments. */
export const around = (inner: Optimizer) => partition(() => 'one', { one: inner });

type Options = Readonly<Record<string, number>>;

const make = (options: Options) =>
  // w, a and x use one optimizer, the other weights the other
  partition((name) => (['w', 'a', 'x'].includes(name) ? 'one' : 'two'), {
    one: sgd(under('one/', options)),
    two: adam(under('two/', options)),
  });
const under = (start: string, options: Options) =>
  Object.fromEntries(
    Object.entries(options)
      .filter(([name]) => name.startsWith(start) || !name.includes('/'))
      .map(([name, value]) => [name.replace(start, ''), value]),
  );

/** What the kit expects of `partition`. */
export const subjects = {
  partition: testSubject(make, {
    options: { 'one/learningRate': 0.1, 'two/learningRate': 0.05 },
    source: 'worked by hand',
    path: { start: [1], grads: [[1], [2], [-1], [0], [3]], weights: [[0.9], [0.7], [0.8], [0.8], [0.5]] },
    descent: (testFunction: string) => ({
      'one/learningRate': testFunction === 'rosenbrock' ? 0.001 : 0.1,
      'two/learningRate': 0.05,
    }),
  }),
};
