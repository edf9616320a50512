import type { Optimizer, Schedule } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import type { Check, Compile, Tools } from './claims';
import { givenAs, nudged, numericOptions } from './optionChecks';
import type { Replay } from './replayUpdates';
import { namedCopies, replayUpdates, tensorsOf } from './replayUpdates';

const names = ['a', 'b'];
const precisions = [
  ['float64', 1e-10],
  ['float32', 3e-5],
] as const;

/** Checks of the compiled step: one program, the same path, and nothing is compiled again. */
export const compileChecks: readonly Check[] = [
  {
    name: 'does the same when compiled',
    needs: 'compile',
    run(testSubject, tools) {
      const optimizer = testSubject.make(testSubject.claims.options);
      for (const [dtype, tolerance] of precisions) {
        const { start, grads } = namedCopies(testSubject, names, dtype);
        const step = compiled(optimizer, tools);
        expectSame(
          replayUpdates({ ...optimizer, step }, start, grads),
          replayUpdates(optimizer, start, grads),
          tolerance,
          dtype,
        );
        const { length } = step.programs;
        if (length === 0) throw new Error('it fell back to eager operations — the compiler does not know one of them');
        if (length > 1) throw new Error(`${length} programs for one path — do shapes or the form of the state change?`);
      }
    },
  },
  {
    name: 'needs no new program when options change',
    needs: 'compile',
    run(testSubject, tools) {
      const optimizer = testSubject.make(testSubject.claims.options);
      const { start, grads } = namedCopies(testSubject, names);
      const step = compiled(optimizer, tools);
      for (const name of numericOptions(testSubject)) {
        const value = givenAs(testSubject, name);
        for (const other of nudged(testSubject, name).slice(0, 2)) {
          // every option is a schedule, so that all have the same form
          const options = mapped(optimizer.options, (option, key) => (t) => {
            if (key === name) return t <= grads.length / 2 ? value : other;
            return typeof option === 'function' ? option(t) : option;
          });
          const shown = { optionsOf: { ...optimizer, options } };
          const plain = replayUpdates(optimizer, start, grads, shown);
          const told = `with ${name} turned to ${other}`;
          expectSame(replayUpdates({ ...optimizer, step }, start, grads, shown), plain, 1e-8, told);
          if (step.programs.length !== 1)
            throw new Error(`${told} it was compiled again — does the step read the option's number?`);
        }
      }
    },
  },
];

function mapped(
  options: Optimizer['options'],
  f: (option: Schedule, name: string) => (t: number) => number,
): Optimizer['options'] {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, f(option, name)]));
}

function compiled({ step }: Optimizer, { compile }: Tools): ReturnType<Compile> {
  return compile!((view) => step(view));
}

function expectSame(got: Replay, wanted: Replay, tolerance: number, told: string): void {
  for (const [path, point] of tensorsOf(wanted.points)) {
    expectClose(Object.fromEntries(tensorsOf(got.points))[path]!, point, tolerance, `point ${path} ${told}`);
  }
  const states = Object.fromEntries(tensorsOf(got.states.at(-1)!));
  for (const [path, state] of tensorsOf(wanted.states.at(-1)!)) {
    expectClose(states[path]!, state, tolerance, `state ${path} ${told}`);
  }
}
