import type { Optimizer, State, Tensor, Weights } from '@gd/core';
import { aFunction, aRecord, check, describe } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';

/**
 * Partition: different optimizers for different weights. `route` maps the name of a weight to the key of its optimizer.
 *
 *     partition((name) => (name.endsWith('/bias') ? 'slow' : 'fast'), { slow: sgd(), fast: adam() })
 *
 * state   that of each optimizer under its key; options and settings are named `slow/learningRate`
 * throws  when a weight is routed to a key that does not exist
 */
export function partition<Key extends string>(
  route: (name: string) => Key,
  optimizers: Readonly<Record<Key, Optimizer>>,
): Optimizer<Readonly<Record<string, State>>> {
  check('partition: route', route, aFunction, ', from the name of a weight to a key');
  check('partition: optimizers', optimizers, aRecord, ', like { slow: sgd(), fast: adam() }');
  const keys = Object.keys(optimizers) as Key[];
  for (const key of keys) check(`partition: optimizer ${describe(key)}`, optimizers[key], anOptimizer);
  const prefixed = <T>(of: (optimizer: Optimizer) => Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.freeze(
      Object.fromEntries(
        keys.flatMap((key) => Object.entries(of(optimizers[key])).map(([name, value]) => [`${key}/${name}`, value])),
      ),
    );
  const share = (weights: Weights, key: Key): Weights => {
    const mine: Record<string, Tensor> = {};
    for (const name of Object.keys(weights)) {
      const sentTo = route(name);
      if (!keys.includes(sentTo)) {
        throw new RangeError(`partition: "${name}" is sent to ${describe(sentTo)} — there are ${keys.join(', ')}`);
      }
      if (sentTo === key) mine[name] = weights[name]!;
    }
    return mine;
  };
  const averaging = keys.filter((key) => optimizers[key].evaluationWeights !== undefined);
  return {
    name: `partition(${keys.map((key) => optimizers[key].name).join(', ')})`,
    options: prefixed(({ options }) => options),
    settings: prefixed(({ settings = {} }) => settings),
    init: (weights) => Object.fromEntries(keys.map((key) => [key, optimizers[key].init(share(weights, key))])),
    step({ grads, state, options, rng, ...rest }) {
      const updates: Record<string, Tensor> = {};
      const next: Record<string, State> = {};
      for (const key of keys) {
        const own: Record<string, Tensor> = {};
        for (const name of Object.keys(optimizers[key].options)) own[name] = options[`${key}/${name}`]!;
        const answer = optimizers[key].step({
          ...rest,
          grads: share(grads, key),
          state: state[key]!,
          options: own,
          ...(rng !== undefined && { rng: rng.split(key) }),
        });
        Object.assign(updates, answer.updates);
        next[key] = answer.state;
      }
      return { updates, state: next };
    },
    ...(averaging.length > 0 && {
      evaluationWeights: (state, weights) => {
        const averages = averaging.map((key) => optimizers[key].evaluationWeights!(state[key]!, share(weights, key)));
        return Object.assign({}, weights, ...averages) as Weights;
      },
    }),
  };
}
