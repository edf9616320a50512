import { describe, expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm';
import { dense } from '../layers/dense';
import { sequential } from '../layers/sequential';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { loadSafetensors } from './loadSafetensors';
import { saveSafetensors } from './saveSafetensors';
import { splitTensors } from './splitTensors';

const model = sequential(dense(3), batchNorm());
const { weights, buffers } = model.init(random(1), [2]);

describe('splitTensors', () => {
  it('finds the weights and the buffers that were saved in one file', () => {
    const file = loadSafetensors(saveSafetensors({ ...weights, ...buffers }));
    expect(splitTensors(model, [2], file.weights)).toEqual({ weights, buffers });
    expect(splitTensors(dense(1), [1], { kernel: tensor([[2]]), bias: tensor([1]) }).buffers).toEqual({});
  });
  it('says which tensor does not fit', () => {
    expect(() => splitTensors(model, [2], weights)).toThrow(
      'splitTensors: "1.batchNorm/mean" is missing — the model has [3] for these inputs; is the file another model\'s?',
    );
    const narrow = { ...weights, ...buffers, '0.dense/bias': tensor([1]) };
    expect(() => splitTensors(model, [2], narrow)).toThrow('splitTensors: "0.dense/bias" is [1] — the model has [3]');
    expect(() => splitTensors(model, [2], { ...weights, ...buffers, more: tensor(1) })).toThrow(
      'splitTensors: "more" is no tensor of this model — it has 0.dense/kernel, 0.dense/bias, 1.batchNorm/scale',
    );
  });
});
