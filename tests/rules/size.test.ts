import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../support/bundle';
import { buildPackages } from '../support/tool';
import { packages } from '../support/workspace';
import { parse } from './parse';

const kB = 1000;
// the entry for authors consists of the same modules
const core = ['@gd/core', '@gd/core/extend'];
const weigh = async (code: string, leftOut: string[] = []) =>
  gzipSync((await bundle(code, 'dist', leftOut)).code, { level: 9 }).byteLength;

beforeAll(buildPackages);

// Whoever trains has core already: the limits are for what an optimizer adds to it, and for both together.
test.each([
  ['sgd', 1.5, 5.9],
  ['adam', 2, 6.5],
])('`import { %s }` adds at most %f kB to core, and is at most %f kB with it', async (name, added, whole) => {
  const code = `export { ${name} } from '@gd/optim';`;
  expect(await weigh(code, core)).toBeLessThanOrEqual(added * kB);
  expect(await weigh(code)).toBeLessThanOrEqual(whole * kB);
});

test.each([
  ['@gd/optim-muon', 'muon'],
  ['@gd/optim-prodigy', 'prodigy'],
  ['@gd/optim-schedule-free', 'scheduleFreeAdamw'],
])('%s adds at most 1.5 kB to core and optim with `%s`', async (from, name) => {
  expect(await weigh(`export { ${name} } from '${from}';`, [...core, '@gd/optim'])).toBeLessThanOrEqual(1.5 * kB);
});

test('training a dense network with core, losses and optim weighs at most 15.1 kB', async () => {
  const training = `
    import { dense, random, relu, sequential, tensor } from '@gd/core';
    import { mse } from '@gd/losses';
    import { adam, descend } from '@gd/optim';
    const model = sequential(dense(8), relu, dense(1));
    const { weights } = model.init(random(42), [1]);
    const inputs = tensor([[0], [1]]), targets = tensor([[0], [1]]);
    const loss = (weights) => mse(model.forward(weights, inputs), targets);
    for (const { t, loss: height } of descend(loss, weights, adam())) {
      if (t === 100) { console.log(String(height)); break; }
    }`;
  expect(await weigh(training)).toBeLessThanOrEqual(15.1 * kB);
});

// threads are not counted, since they are loaded only when used
test('the whole compiler adds at most 36.8 kB to core, and is at most 49.5 kB with what it uses of core', async () => {
  const code = `export { compile, explain, read } from '@gd/compile';`;
  expect.soft(await weigh(code)).toBeLessThanOrEqual(49.5 * kB);
  expect(await weigh(code, core)).toBeLessThanOrEqual(36.8 * kB);
});

describe.each([
  ['@gd/optim', './optimizers/'],
  ['@gd/losses', './'],
])('importing one thing of %s brings no other', (name, folder) => {
  const { sources } = packages.find(({ manifest }) => manifest.name === name)!;
  const { valuesFrom } = parse(sources['index.ts']!);
  const things = valuesFrom.filter((path) => path.startsWith(folder)).map((path) => path.slice(2));

  test.each(things)('%s', async (thing) => {
    const { imports } = parse(sources[`${thing}.ts`]!);
    const { modules } = await bundle(`export { ${posix.basename(thing)} } from '${name}';`, 'dist');
    const mayAppear = [thing, ...imports.map((path) => posix.join(posix.dirname(thing), path))];
    const others = things.filter((other) => !mayAppear.includes(other));
    expect(
      modules.filter((path) => others.some((other) => path.endsWith(`${name.slice(4)}/dist/${other}.js`))),
    ).toEqual([]);
  });
});
