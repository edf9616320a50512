import { splitCounters } from '@gd/core/extend';
import type { Lowerings } from './lowering';

/** The lowerings of draws from random streams. */
export const lowerRandom: Lowerings<'random' | 'randomSkip' | 'randomSplit'> = {
  random: ({ builder, inputs, options: drawing, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'random', drawing }),
  randomSkip: ({ builder, inputs, options: drawing, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'randomSkip', drawing }),
  randomSplit: ({ builder, inputs, options: name, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'randomSplit', counters: splitCounters(name) }),
};
