import { expect, test } from 'vitest';
import { prepareNodeWorker } from '../scripts/prepare.mjs';
import { runInNode } from '../scripts/runInNode.mjs';
import { asText } from '../src/runner/show/asText';

await prepareNodeWorker();

const imports = [
  "import { add, dense, matmul, predict, relu, sequential, sum, tanh, tensor } from '@gd/core';",
  "import { xor } from '@gd/data'; import { mse } from '@gd/losses';",
  "import { adam, fullBatch, minimize, sgd } from '@gd/optim'; import { fit } from '@gd/train';",
  "import { image, path, plot, show, slider, table } from 'gd:show';",
].join(' ');
const given = 'const model = sequential(dense(4), tanh, dense(1));';
const run = (code: string) => runInNode(`${imports}\n${given}\n${code}`, { limit: 30 });

/** Words of the engine, or names that a minifier made: nobody who learns can do anything with them. */
const foreign =
  /is not a function|Cannot read|undefined \(reading|is not iterable|\b[a-z]{1,2}\.[a-z]{1,2}\b|undefined is/;

test.each([
  ['a list for a tensor', 'add([1, 2, 3], 1);', 3, 'tensor('],
  ['an activation that is called', 'sequential(dense(4), tanh());', 3, 'without ()'],
  ['a text where options belong', "dense(8, 'relu');", 3, 'sequential(dense(8), relu)'],
  ['an optimizer that is not called', 'await fit(model, { data: xor(), loss: mse, optimizer: adam });', 3, 'call it'],
  ['no loss', 'await fit(model, { data: xor(), optimizer: adam() });', 3, 'loss'],
  ['no data', 'await fit(model, { loss: mse, optimizer: adam() });', 3, 'data'],
  ['a loss by its name', "await fit(model, { data: xor(), loss: 'mse', optimizer: adam() });", 3, 'loss'],
  ['nothing at all', '\nawait fit();', 4, 'fit'],
  ['a text to plot', "plot('abc');", 3, '[3, 2, 1]'],
  ['a number to plot', 'plot(3);', 3, 'a list of numbers'],
  ['a promise to plot', 'plot(fit(model, { data: xor(), loss: mse, optimizer: adam(), epochs: 1 }));', 3, 'await it'],
  ['an option that does not exist', "plot([1], { color: 'red' });", 3, 'there are as, from, to'],
  ['a kind of plot that does not exist', "plot([1], { as: 'pie' });", 3, 'one of line, dots, bars, heat'],
  ['a list of texts', "plot(['a', 'b']);", 3, 'a number'],
  ['a number as a table', 'table(5);', 3, 'a list of rows'],
  ['a column by its name', "table([{ a: 1 }], 'a');", 3, 'a list'],
  ['a path without steps', 'path((w) => w * w);', 3, 'a list of places'],
  ['a path without a hill', 'path([1, 2, 3]);', 3, 'a function'],
  ['a path of texts', "path((w) => w * w, ['a']);", 3, 'a number'],
  ['an image of a text', "image('cat');", 3, 'rows of numbers'],
  ['a slider without a name', 'slider({ from: 0 });', 3, 'slider("boots")'],
  ['a slider with numbers', "slider('boots', 0, 1);", 3, 'record'],
  ['an axis by itself', 'sum(tensor([[1, 2]]), 0);', 3, '{ axis: 0 }'],
  ['a loss of lists', 'mse([1, 2], [1, 3]);', 3, 'tensor'],
  ['a step that returns nothing', 'minimize((w) => { w * w; }, 3, sgd());', 3, 'number'],
])(
  '%s gets a sentence with its line',
  async (_, code, line, words) => {
    const { error } = await run(code);
    expect(error?.message).toContain(words);
    expect(error?.message).not.toMatch(foreign);
    expect(error?.message.length).toBeLessThanOrEqual(300);
    expect(error?.line).toBe(line);
  },
  60_000,
);

test('a forgotten await is said where the result is used or printed', async () => {
  const training = 'const run = fit(model, { data: xor(), loss: mse, optimizer: adam(), epochs: 1 });';
  const { items } = await run(`${training}\nconsole.log(run);`);
  expect(items.map(asText).join()).toContain('await');
  const used = await run(`${training}\npredict(model, run.weights, tensor([[0, 1]]));`);
  expect(used.error?.line).toBe(4);
  expect(used.error?.message).not.toMatch(foreign);
}, 60_000);

test('an error in a package’s own words is not put before a reader', async () => {
  const { error } = await run('sequential({ name: "mine", init: 3 }, dense(1)).init(null, [2]);');
  expect(error?.message).not.toMatch(foreign);
  expect(error?.line).toBe(3);
}, 60_000);

test('strange errors are shown, too', async () => {
  for (const [thrown, words] of [
    ['null', 'null'],
    ['Object.create(null)', 'thrown'],
    ["Object.assign(new Error('x'), { message: { a: 1 } })", 'a: 1'],
    ["Object.defineProperty(new Error('x'), 'stack', { get() { throw 1; } })", 'x'],
    ["new Error('x'.repeat(1e6))", 'xxx'],
    ["new Error(' '.repeat(1e6) + '(1:1) ')", ''],
  ] as const) {
    const { error } = await runInNode(`throw ${thrown};`);
    expect(error?.message, thrown).toContain(words);
    expect(error?.message.length).toBeLessThanOrEqual(1_000);
  }
}, 60_000);
