import type { Optimizer, Tensor } from '@gd/core';
import { tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import type { Claims } from './claims';
import { replayUpdates } from './replayUpdates';

/**
 * Paths of another library as a file of numbers: the gradients given to some weights, and the weights after each step.
 */
export interface GoldenFile {
  /** The library that made it, with its version and precision. */
  readonly source: string;
  readonly cases: readonly {
    /** The full name of the optimizer in that library. */
    readonly torch: string;
    readonly settings: object;
    readonly start: readonly { readonly shape: readonly number[]; readonly data: readonly number[] }[];
    /** The gradient of each weight at each step. */
    readonly gradients: readonly (readonly (readonly number[])[])[];
    /** Each weight after each step. */
    readonly after: readonly (readonly (readonly number[])[])[];
  }[];
}

/** The paths of a golden file, ready to be compared with. */
export interface Golden {
  /** Throws unless the optimizer follows the path to the end, in float64 to 1e-9 and in float32 to 1e-4. */
  follow(torch: string, settings: object, optimizer: Optimizer): void;
  /** The first eight steps of the first weight, as a claim for the kit. */
  claim(torch: string, settings: object): Pick<Claims<object>, 'path' | 'source'>;
}

/**
 * Reads a file of reference paths, as a few lines of Python write it.
 *
 * throws  when there is no such case; `follow` names the step, the weight and the number that is off
 */
export function golden(file: GoldenFile): Golden {
  const caseOf = (torch: string, settings: object) => {
    const text = JSON.stringify(settings);
    const found = file.cases.find((one) => one.torch === torch && JSON.stringify(one.settings) === text);
    if (found === undefined) throw new RangeError(`golden: ${torch} with ${text} — there is no such case in the file`);
    return found;
  };
  return {
    follow(torch, settings, optimizer) {
      const { start, gradients, after } = caseOf(torch, settings);
      for (const [dtype, tolerance] of [
        ['float64', 1e-9],
        ['float32', 1e-4],
      ] as const) {
        const weights = (rows: readonly (readonly number[])[]): Record<string, Tensor> =>
          Object.fromEntries(rows.map((data, i) => [`w${i}`, tensor(data, { shape: start[i]!.shape, dtype })]));
        const { points } = replayUpdates(optimizer, weights(start.map(({ data }) => data)), gradients.map(weights));
        after.forEach((rows, i) => {
          for (const [name, wanted] of Object.entries(weights(rows))) {
            expectClose(points[i + 1]![name]!, wanted, tolerance, `${torch} step ${i + 1} "${name}" in ${dtype}`);
          }
        });
      }
    },
    claim(torch, settings) {
      const { start, gradients, after } = caseOf(torch, settings);
      return {
        source: `${file.source}, ${torch} ${JSON.stringify(settings)}`,
        path: {
          start: start[0]!.data,
          shape: start[0]!.shape,
          grads: gradients.slice(0, 8).map((rows) => rows[0]!),
          weights: after.slice(0, 8).map((rows) => rows[0]!),
        },
      };
    },
  };
}
