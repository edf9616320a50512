import type { State, Tensor, Weights } from '@gd/core';
import { loadSafetensors, random, saveSafetensors, tensor } from '@gd/core';
import { resolveOptions } from '../options/resolveOptions';
import type { Check, Subject } from './claims';
import { alike, several, stateFrom, stroll, tensorsOf } from './replayUpdates';

const names = ['a', 'b'];

/** Pure functions, and a state that is all there is to remember. */
export const purityChecks: readonly Check[] = [
  {
    name: 'changes none of its inputs',
    run(subject) {
      const { optimizer, start, grads } = walker(subject);
      const state = stroll(optimizer, start, grads.slice(0, 2)).states.at(-1)!;
      const options = resolveOptions(optimizer.options, 3);
      const t = tensor(Float64Array.of(3), { shape: [] });
      const view = { grads: grads[2]!, weights: start, state, options, t, random: random(3) };
      const shown = { grads: view.grads, weights: start, state, options, t };
      const before = copied(shown);
      optimizer.step(view);
      if (!sameStates(before, shown)) throw new Error('a step has changed what it was shown');
      const initial = copied(start);
      optimizer.init(start);
      if (!sameStates(initial, start)) throw new Error('init has changed the weights');
    },
  },
  {
    name: 'answers the same to the same question',
    run(subject) {
      const { optimizer, start, grads } = walker(subject);
      const once = stroll(optimizer, start, grads);
      const twice = stroll(optimizer, start, grads);
      const anew = stroll(subject.make(subject.claims.options), start, grads);
      for (const other of [twice, anew]) {
        if (!alike(once.places.at(-1)!, other.places.at(-1)!)) throw new Error('the same walk ended at another place');
        if (!sameStates(once.states.at(-1)!, other.states.at(-1)!))
          throw new Error('the same walk left another memory');
      }
    },
  },
  {
    name: 'shares no memory between walks',
    run(subject) {
      const { optimizer, start, grads } = walker(subject);
      const alone = stroll(optimizer, start, grads).places.at(-1)!;
      const other = subject.make(subject.claims.options);
      let place = start;
      let state = optimizer.init(start);
      grads.forEach((slopes, i) => {
        const step = stroll(optimizer, place, [slopes], { first: i + 1, state });
        stroll(optimizer, { ...start, c: start.a! }, [{ ...grads[0]!, c: slopes.b! }]);
        stroll(other, start, grads.slice(0, 2));
        place = step.places[1]!;
        state = step.states[1]!;
      });
      if (!alike(alone, place)) throw new Error('another walk in between has changed this one');
    },
  },
  {
    name: 'survives a save in the middle of a walk',
    run(subject) {
      const { start, grads } = walker(subject);
      const half = Math.floor(grads.length / 2);
      const whole = stroll(subject.make(subject.claims.options), start, grads).places.at(-1)!;
      const first = stroll(subject.make(subject.claims.options), start, grads.slice(0, half));
      const state = first.states.at(-1)!;
      const tensors = Object.fromEntries(tensorsOf(state));
      const saved = [
        ['safetensors', loadSafetensors(saveSafetensors(tensors)).weights],
        ['JSON', throughJson(tensors)],
      ] as const;
      for (const [format, loaded] of saved) {
        const again = subject.make(subject.claims.options);
        const rest = { first: half + 1, state: stateFrom(state, loaded) };
        const place = stroll(again, first.places.at(-1)!, grads.slice(half), rest).places.at(-1)!;
        if (!alike(whole, place)) throw new Error(`after a save to ${format} the walk ended at another place`);
      }
    },
  },
];

function walker(subject: Subject) {
  return { optimizer: subject.make(subject.claims.options), ...several(subject, names) };
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
  return alike(Object.fromEntries(tensorsOf(a)), Object.fromEntries(tensorsOf(b)));
}
