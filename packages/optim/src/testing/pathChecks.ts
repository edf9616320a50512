import type { Optimizer, Weights } from '@gd/core';
import { tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import type { Check, Subject } from './claims';
import { replayUpdates, tensorsOf, weightOf } from './replayUpdates';

/** Checks of the path of the source, in float64 and float32, and of the form of options, shapes and state. */
export const pathChecks: readonly Check[] = [
  {
    name: 'names its options and remembers only tensors',
    run({ make, claims }) {
      const optimizer = make(claims.options);
      if (!optimizer.name) throw new Error('the optimizer has no name');
      for (const [name, option] of Object.entries(optimizer.options)) {
        if (!['number', 'function'].includes(typeof option)) throw new Error(`option ${name} is ${typeof option}`);
        if (name in claims.options && claims.options[name] !== option) {
          throw new Error(`option ${name} was given as ${claims.options[name]}, but reads ${option}`);
        }
      }
      checkSettings(optimizer, claims.options);
      tensorsOf(optimizer.init({ w: tensor([1, 2]) }));
    },
  },
  {
    name: 'follows the path of its source',
    run(testSubject) {
      const { path, source } = testSubject.claims;
      if (path.weights.length < 5) {
        throw new Error(`the path has ${path.weights.length} points — wanted at least 5, from an independent source`);
      }
      if (source.trim() === '') throw new Error('the path names no source');
      follow(testSubject, 'float64', path.tolerance ?? 1e-9);
      follow(testSubject, 'float32', 1e-4);
    },
  },
  {
    name: 'keeps shapes and dtypes',
    run({ make, claims }) {
      const optimizer = make(claims.options);
      for (const dtype of ['float32', 'float64'] as const) {
        const numbers = Array.from({ length: 6 }, (_, i) => 0.5 - 0.3 * i);
        const weights: Weights = {
          single: tensor(0.5, { dtype }),
          row: tensor(numbers, { dtype }),
          table: tensor(numbers, { shape: [2, 3], dtype }),
          block: tensor(numbers, { shape: [1, 3, 2], dtype }),
          empty: tensor([], { shape: [0, 3], dtype }),
        };
        const { updates, points, states } = replayUpdates(optimizer, weights, [weights, weights, weights]);
        for (const [name, weight] of Object.entries(weights)) {
          for (const one of [...updates.map((all) => all[name]), points.at(-1)![name]]) {
            if (one?.dtype !== dtype || String(one.shape) !== String(weight.shape)) {
              throw new Error(
                `"${name}" is ${dtype}[${weight.shape}], its update ${one && `${one.dtype}[${one.shape}]`} — they must be alike`,
              );
            }
            for (const number of one.data) if (!Number.isFinite(number)) throw new Error(`"${name}" became ${number}`);
          }
        }
        const evaluated = optimizer.evaluationWeights?.(states.at(-1)!, points.at(-1)!) ?? weights;
        if (formsOf(evaluated) !== formsOf(weights)) {
          throw new Error(
            `evaluationWeights returned ${formsOf(evaluated)}, for ${formsOf(weights)} — they must be alike`,
          );
        }
        const before = tensorsOf(states[0]!).map(([path, { shape, dtype }]) => `${path} ${dtype}[${shape}]`);
        const after = tensorsOf(states.at(-1)!).map(([path, { shape, dtype }]) => `${path} ${dtype}[${shape}]`);
        if (before.join() !== after.join()) {
          throw new Error(`the state was ${before.join(', ')} and became ${after.join(', ')} — it must keep its form`);
        }
      }
    },
  },
];

/** Checks that settings are plain values, have the given values, and include everything that was given. */
function checkSettings({ settings = {}, options }: Optimizer, given: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (!['boolean', 'number', 'string'].includes(typeof value)) {
      throw new Error(`setting ${name} is ${typeof value} — wanted a boolean, a number or a string`);
    }
    if (name in options) throw new Error(`${name} is both an option and a setting`);
    if (name in given && given[name] !== value)
      throw new Error(`setting ${name} was given as ${given[name]}, but reads ${value}`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (['boolean', 'string'].includes(typeof value) && !(name in settings)) {
      throw new Error(`${name} was given, but is not among its \`settings\``);
    }
  }
}

function formsOf(weights: Weights): string {
  return Object.entries(weights)
    .map(([name, { dtype, shape }]) => `${name} ${dtype}[${shape}]`)
    .join(', ');
}

function follow(testSubject: Subject, dtype: 'float64' | 'float32', tolerance: number): void {
  const { path, options, source } = testSubject.claims;
  const grads = path.grads.slice(0, path.weights.length).map((row) => ({ w: weightOf(row, testSubject, dtype) }));
  const { points } = replayUpdates(testSubject.make(options), { w: weightOf(path.start, testSubject, dtype) }, grads);
  path.weights.forEach((numbers, i) => {
    const wanted = weightOf(numbers, testSubject, dtype);
    expectClose(points[i + 1]!.w!, wanted, tolerance, `step ${i + 1} in ${dtype} (${source})`);
  });
}
