import type { State, Tensor, Weights } from '@gd/core';
import { loadSafetensors, random, saveSafetensors, tensor } from '@gd/core';
import { scalar } from '@gd/core/extend';
import { optimizerStep } from '../optimizerStep';
import { resolveOptions } from '../options/resolveOptions';
import type { Check, Subject } from './claims';
import { bitEqual, namedCopies, replayUpdates, stateFrom, tensorsOf } from './replayUpdates';

const names = ['a', 'b'];

/** Checks that the functions are pure, and that the state is complete. */
export const purityChecks: readonly Check[] = [
  {
    name: 'changes none of its inputs',
    run(testSubject) {
      const { optimizer, start, grads } = replayable(testSubject);
      const state = replayUpdates(optimizer, start, grads.slice(0, 2)).states.at(-1)!;
      const options = Object.fromEntries(
        Object.entries(resolveOptions(optimizer.options, 3)).map(([name, value]) => [name, scalar(value)]),
      );
      const shown = { grads: grads[2]!, weights: start, state, options, t: scalar(3) };
      const before = copied(shown);
      optimizerStep(optimizer)({ ...shown, rng: random(3) });
      if (!sameStates(before, shown)) throw new Error('a step has changed its inputs');
      const initial = copied(start);
      optimizer.init(start);
      if (!sameStates(initial, start)) throw new Error('init has changed the weights');
    },
  },
  {
    name: 'returns the same for the same inputs',
    run(testSubject) {
      const { optimizer, start, grads } = replayable(testSubject);
      const once = replayUpdates(optimizer, start, grads);
      const twice = replayUpdates(optimizer, start, grads);
      const anew = replayUpdates(testSubject.make(testSubject.claims.options), start, grads);
      for (const other of [twice, anew]) {
        if (!bitEqual(once.points.at(-1)!, other.points.at(-1)!))
          throw new Error('the same gradients led to different weights');
        if (!sameStates(once.states.at(-1)!, other.states.at(-1)!))
          throw new Error('the same gradients led to a different state');
      }
    },
  },
  {
    name: 'shares no state between runs',
    run(testSubject) {
      const { optimizer, start, grads } = replayable(testSubject);
      const alone = replayUpdates(optimizer, start, grads).points.at(-1)!;
      const other = testSubject.make(testSubject.claims.options);
      let point = start;
      let state = optimizer.init(start);
      grads.forEach((gradients, i) => {
        const step = replayUpdates(optimizer, point, [gradients], { first: i + 1, state });
        replayUpdates(optimizer, { ...start, c: start.a! }, [{ ...grads[0]!, c: gradients.b! }]);
        replayUpdates(other, start, grads.slice(0, 2));
        point = step.points[1]!;
        state = step.states[1]!;
      });
      if (!bitEqual(alone, point)) throw new Error('another run in between has changed this one');
    },
  },
  {
    name: 'survives a save halfway',
    run(testSubject) {
      const { start, grads } = replayable(testSubject);
      const half = Math.floor(grads.length / 2);
      const whole = replayUpdates(testSubject.make(testSubject.claims.options), start, grads).points.at(-1)!;
      const first = replayUpdates(testSubject.make(testSubject.claims.options), start, grads.slice(0, half));
      const state = first.states.at(-1)!;
      const tensors = Object.fromEntries(tensorsOf(state));
      const saved = [
        ['safetensors', loadSafetensors(saveSafetensors(tensors)).weights],
        ['JSON', throughJson(tensors)],
      ] as const;
      for (const [format, loaded] of saved) {
        const again = testSubject.make(testSubject.claims.options);
        const rest = { first: half + 1, state: stateFrom(state, loaded) };
        const point = replayUpdates(again, first.points.at(-1)!, grads.slice(half), rest).points.at(-1)!;
        if (!bitEqual(whole, point)) throw new Error(`after a save to ${format} the path ended elsewhere`);
      }
    },
  },
];

function replayable(testSubject: Subject) {
  return { optimizer: testSubject.make(testSubject.claims.options), ...namedCopies(testSubject, names) };
}

function throughJson(tensors: Weights): Weights {
  const text = JSON.stringify(tensors, (_, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
  const read = JSON.parse(text) as Record<string, { data: number[]; shape: number[]; dtype: Tensor['dtype'] }>;
  return Object.fromEntries(
    Object.entries(read).map(([name, { data, shape, dtype }]) => [name, tensor(data, { shape, dtype })]),
  );
}

function copied(state: State): State {
  const copies = tensorsOf(state).map(([path, { data, shape, dtype }]) => [
    path,
    tensor(data.slice(), { shape, dtype }),
  ]);
  return Object.fromEntries(copies) as State;
}

function sameStates(a: State, b: State): boolean {
  return bitEqual(Object.fromEntries(tensorsOf(a)), Object.fromEntries(tensorsOf(b)));
}
