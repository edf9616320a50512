import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { hintFor, stopRule } from './stopRule';

const grads = { a: tensor([0.1, -0.5]), b: tensor(0.2) };

describe('stopRule', () => {
  it('continues while no rule applies', () => {
    const rule = stopRule({ steps: 3, tolerance: 0.1, target: 0, gradientSize: 0.4 });
    expect(rule([4, 3, 2], grads)).toBeUndefined();
  });
  it.each([
    ['steps', { steps: 2 }, [4, 3, 2]],
    ['steps', {}, Array.from({ length: 1001 }, (_, i) => -i)],
    ['tolerance', { tolerance: 0.1 }, [4, 3.95]],
    ['tolerance', { tolerance: 0.1 }, [4, 4.05]],
    ['target', { target: 2 }, [4, 2]],
    ['flat', { gradientSize: 0.5 }, [4]],
    ['diverged', {}, [4, Number.NaN]],
    ['diverged', {}, [Number.POSITIVE_INFINITY]],
    ['diverged', {}, [1, Number.NEGATIVE_INFINITY]],
    ['diverged', {}, [0.5, 1.1e12]],
    ['diverged', {}, [10, 1.1e13]],
  ] as const)('stops for %s with %o', (why, options, losses) => expect(stopRule(options)(losses, grads)).toBe(why));
  it.each([
    [{ tolerance: 0.1 }, [4, 3.8]],
    [{ target: 1.9 }, [4, 2]],
    [{ gradientSize: 0.49 }, [4]],
    [{}, [10, 9e12]],
  ])('does not stop early with %o', (options, losses) => expect(stopRule(options)(losses, grads)).toBeUndefined());
});

describe('hintFor', () => {
  it('names the step and the learning rate', () => {
    expect(hintFor([1, 4, Number.NaN], sgd({ learningRate: 2 }))).toBe(
      'step 2: the loss is NaN — the steps are too long for this function; try a smaller learningRate than 2',
    );
  });
  it('blames the function if there is no learning rate', () => {
    expect(hintFor([1, -1e13])).toBe(
      'step 1: the loss is -1.00e+13 — the function has no minimum that way; fix the function',
    );
  });
});
