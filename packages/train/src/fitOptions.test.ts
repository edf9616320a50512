import { dense, sequential, tensor } from '@gd/core';
import { xor } from '@gd/data';
import { mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { expect, it } from 'vitest';
import { toCheckpoint } from './checkpoint';
import { fit } from './fit';

const model = sequential(dense(1));
const { inputs, targets } = xor();
const all = { data: xor(), loss: mse, optimizer: adam(), compiled: false, epochs: 0 };

it.each<[string, unknown[], string]>([
  [
    'lists of examples',
    [inputs, targets],
    'fit: model is a tensor — wanted a layer, like dense(8); fit(model, { data: {',
  ],
  ['no options', [model], 'fit: options is undefined — wanted a record: fit(model, { data: { inputs, targets }, loss'],
  ['examples alone', [model, inputs, targets], 'fit: options is a tensor — wanted a record: fit(model, { data'],
  ['no model', [undefined, all], 'fit: model is undefined — wanted a layer, like dense(8)'],
  ['a layer not called', [dense, all], 'fit: model is a function — wanted a layer, like dense(8); call it?'],
  [
    'no loss',
    [model, { ...all, loss: undefined }],
    'fit: loss is undefined — wanted a function of (prediction, targets)',
  ],
  [
    'a name of a loss',
    [model, { ...all, loss: 'mse' }],
    'fit: loss is "mse" — wanted a function of (prediction, targets)',
  ],
  [
    'a name of an optimizer',
    [model, { ...all, optimizer: 'adam' }],
    'fit: optimizer is "adam" — wanted an optimizer, like',
  ],
  ['an optimizer not called', [model, { ...all, optimizer: adam }], 'wanted an optimizer, like adam(); call it?'],
  ['data not called', [model, { ...all, data: xor }], 'fit: data is a function — wanted a record; call it?'],
  [
    'a promise of data',
    [model, { ...all, data: Promise.resolve(xor()) }],
    'fit: data is a promise — wanted a record; await',
  ],
  [
    'data by other names',
    [model, { ...all, data: { x: inputs, y: targets } }],
    'fit: inputs of the data is undefined — wanted',
  ],
  [
    'lists as data',
    [model, { ...all, data: { inputs: [[0, 1]], targets: [[1]] } }],
    'fit: inputs of the data is a list of 1',
  ],
  [
    'a metric by name',
    [model, { ...all, metrics: ['accuracy'] }],
    'fit: metrics is a list of 1 — wanted a record of functions',
  ],
  ['a batch size', [model, { ...all, batchSize: 4 }], 'sampler: miniBatch(32)?'],
  ['a learning rate', [model, { ...all, learningRate: 4 }], 'fit: option "learningRate" — there are'],
  ['a split', [model, { ...all, validationSplit: 0.2 }], 'trainTestSplit(data)?'],
  [
    'a sampler not called',
    [model, { ...all, sampler: 32 }],
    'fit: sampler is 32 — wanted a sampler, like miniBatch(32)',
  ],
  ['a flag', [model, { ...all, compiled: 'no' }], 'fit: compiled is "no" — wanted true or false'],
  ['a controller', [model, { ...all, signal: new AbortController() }], 'wanted the signal of an AbortController'],
  [
    'bytes to resume',
    [model, { ...all, resume: new Uint8Array(8) }],
    'wanted a run: the result of fit, or fromCheckpoint(',
  ],
  ['weights as a list', [model, { ...all, weights: [tensor([1])] }], 'fit: weights is a list of 1 — wanted a record'],
  ['weights without tensors', [model, { ...all, weights: { '0.dense/kernel': 3 } }], 'fit: weight "0.dense/kernel"'],
  ['a run without tensors', [model, { ...all, resume: { weights: {}, state: {}, history: [] } }], 'fit: '],
])('says what is wrong with %s', async (_, args, message) => {
  const error = await (fit as (...args: unknown[]) => Promise<unknown>)(...args).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).message).toContain(message);
  expect((error as Error).message).toMatch(/^fit: /);
  expect((error as Error).message.length).toBeLessThanOrEqual(300);
});
it('takes what is right', async () => {
  const run = await fit(model, all);
  expect(toCheckpoint(run).length).toBeGreaterThan(0);
});
