/** What is tried of every optimizer, on each hill and network by itself: these learning rates … */
export const rates = Array.from({ length: 13 }, (_, k) => Number((10 ** (-4 + k / 2)).toPrecision(3)));
/** … with these values of its memory beside the default. */
export const memories = [0, 0.9, 0.98];

const memoryNames = ['momentum', 'beta1', 'beta', 'rho', 'decay'];

/**
 * The settings of an optimizer's memory that are tried: its own first.
 *
 * @param {import('./registry.mjs').Entry['make']} make
 * @returns {Readonly<Record<string, number>>[]}
 */
export function variantsOf(make) {
  const takes = (name, value) => {
    try {
      return make({ [name]: value }).options[name] === value;
    } catch {
      return false;
    }
  };
  const name = memoryNames.find((name) => takes(name, 0.9));
  if (name === undefined) return [{}];
  const own = make().options[name] ?? 0;
  return [{}, ...memories.filter((value) => value !== own && takes(name, value)).map((value) => ({ [name]: value }))];
}

/**
 * An optimizer whose learning rate can be turned between walks, as a slider turns it: nothing is compiled again. What it
 * lends to another optimizer inside, like `fallback/learningRate`, turns along.
 *
 * @param {import('@gd/core').Optimizer} optimizer
 * @returns {{ optimizer: import('@gd/core').Optimizer, turn(rate: number | undefined): void }}
 */
export function adjustable(optimizer) {
  const own = optimizer.options.learningRate;
  let rate = own;
  const turned = Object.entries(optimizer.options).map(([name, value]) =>
    /(^|\/)learningRate$/.test(name) && typeof value === 'number' ? [name, () => (value * rate) / own] : [name, value],
  );
  return {
    optimizer: { ...optimizer, options: Object.fromEntries(turned) },
    turn(to = own) {
      rate = to;
    },
  };
}

/**
 * The best of all that is tried: the settings whose worth is least. What is not finite never wins.
 *
 * @param {import('./registry.mjs').Entry['make']} make
 * @param {(optimizer: import('@gd/core').Optimizer) => Promise<() => number>} prepare  compiles, and returns what
 * measures
 *   the worth of the settings as they are at that moment
 * @returns {Promise<{ settings: Readonly<Record<string, number>>, trials: number }>}
 */
export async function tune(make, prepare) {
  let best = { settings: {}, worth: Number.POSITIVE_INFINITY };
  let trials = 0;
  for (const memory of variantsOf(make)) {
    const { optimizer, turn } = adjustable(make(memory));
    const measure = await prepare(optimizer);
    for (const learningRate of rates) {
      turn(learningRate);
      const worth = measure();
      trials++;
      if (worth < best.worth) best = { settings: { learningRate, ...memory }, worth };
    }
  }
  return { settings: best.settings, trials };
}

/**
 * The optimizer with such settings.
 *
 * @param {import('./registry.mjs').Entry['make']} make
 * @param {Readonly<Record<string, number>>} settings
 */
export function withSettings(make, { learningRate, ...memory }) {
  const { optimizer, turn } = adjustable(make(memory));
  turn(learningRate);
  return optimizer;
}

/** The one in the middle; of an even number, the lower of the two. @param {readonly number[]} numbers */
export const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
