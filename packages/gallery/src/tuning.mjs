/** The settings tried for every optimizer, on each objective and network: these learning rates … */
export const rates = Array.from({ length: 13 }, (_, k) => Number((10 ** (-4 + k / 2)).toPrecision(3)));
/** … with these decay rates of its averages, in addition to the default. */
export const memories = [0, 0.9, 0.98];

const memoryNames = ['momentum', 'beta1', 'beta', 'rho', 'decay'];

/**
 * The variants of an optimizer's decay rates that are tried, beginning with its own.
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
 * An optimizer whose learning rate can change between runs, as with a slider, without compiling anything again. The
 * learning rate of an inner optimizer, like `fallback/learningRate`, changes along.
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
 * The best of all tried settings: those of least cost. A cost that is not finite never wins.
 *
 * @param {import('./registry.mjs').Entry['make']} make
 * @param {(optimizer: import('@gd/core').Optimizer) => Promise<() => number>} prepare  compiles, and returns a function
 * that
 *   measures the cost of the current settings
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
 * The optimizer with the given settings.
 *
 * @param {import('./registry.mjs').Entry['make']} make
 * @param {Readonly<Record<string, number>>} settings
 */
export function withSettings(make, { learningRate, ...memory }) {
  const { optimizer, turn } = adjustable(make(memory));
  turn(learningRate);
  return optimizer;
}

/** The median; of an even count, the lower of the middle two. @param {readonly number[]} numbers */
export const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
