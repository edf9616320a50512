import type { OpOptions } from '@gd/core/extend';
import { tokenOf } from '@gd/core/extend';
import { lowerElementwise } from './lowerElementwise';
import { lowerImages } from './lowerImages';
import type { Lowering, Lowerings } from './lowering';
import { lowerMovements } from './lowerMovements';
import { lowerRandom } from './lowerRandom';
import { lowerReductions } from './lowerReductions';

/** The lowering of every built-in operation; a missing one is a type error. */
const lowerings: Lowerings<keyof OpOptions> = {
  ...lowerElementwise,
  ...lowerReductions,
  ...lowerMovements,
  ...lowerImages,
  ...lowerRandom,
};

const byToken = new Map(
  Object.entries(lowerings).map(([name, lower]) => [tokenOf(name as keyof OpOptions) as symbol, lower as Lowering]),
);

/** The lowering of a built-in operation; undefined for any other operation. */
export function loweringOf(token: symbol | undefined): Lowering | undefined {
  return token && byToken.get(token);
}
