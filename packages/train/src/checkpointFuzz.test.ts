import { random, saveSafetensors, tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { count } from '../../../tests/support/count';
import type { Checkpoint } from './checkpoint';
import { fromCheckpoint, toCheckpoint } from './checkpoint';

const run: Checkpoint = {
  weights: { w: tensor([1, 2]) },
  buffers: { m: tensor([3]) },
  state: { w: { m: tensor([4, 5]), list: [tensor(6)] } },
  ...{ step: 7, epoch: 2, batch: 1, seed: 3 },
  history: [1, 2].map((epoch) => ({
    ...{ epoch, loss: 0.5, metrics: { accuracy: 1 }, validation: { loss: 1, metrics: {} }, skipped: 1, seconds: 2 },
  })),
  partial: { loss: 1, count: 2, skipped: 0, seconds: 1, prediction: tensor([[1]]), targets: tensor([[2]]) },
  callbacks: { earlyStopping: { waited: 1, best: { value: 2, at: tensor(1) } } },
  madeBy: {
    ...{
      version: '1',
      model: 'dense',
      loss: 'mse',
      gradient: 'backpropagation',
      optimizer: 'sgd',
      sampler: 'fullBatch',
    },
    ...{ options: { learningRate: 0.1, decay: 'schedule' }, data: 'float32[4,2] and float32[4,1]', sample: 0.5 },
  },
};

// what JSON text may have in the place of something else: never a value that would be right there
const nonsense: readonly unknown[] = [
  ...[-1, 0.5, 1e300, 'x', true, [[]], [1], { x: 1 }, { $tensor: 'none' }, { $tensor: 3 }, { $number: 'one' }],
  ...[{ $else: 1 }, null],
];
/** Paths into the JSON, and what is right there as well. */
const anything = /^callbacks\/|^madeBy\/(options\/|sample$)/;
const aNumber = /(loss|accuracy|seconds|sample)$/;
const isRight = (path: string, value: unknown): boolean => {
  if (anything.test(path)) return true;
  if (/^(madeBy\/options|.*metrics)$/.test(path)) return JSON.stringify(value) === '{"x":1}';
  if (/^madeBy\//.test(path)) return typeof value === 'string';
  return (path === 'seed' || aNumber.test(path)) && typeof value === 'number';
};

function pathsIn(json: unknown, path = ''): string[] {
  if (json === null || typeof json !== 'object') return [path];
  const below = Object.entries(json).flatMap(([key, part]) => pathsIn(part, path === '' ? key : `${path}/${key}`));
  return path === '' ? below : [path, ...below];
}

function replaced(json: unknown, [key, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(json);
  const copy = Array.isArray(json) ? [...json] : { ...(json as object) };
  Object.assign(copy, { [key]: replaced((json as Record<string, unknown>)[key], rest, change) });
  return copy;
}

it('fromCheckpoint refuses every nonsense in a sentence of ours', { timeout: 300_000 }, () => {
  const tensors: Record<string, ReturnType<typeof tensor>> = {
    ...{
      'weights/w': tensor([1, 2]),
      'buffers/m': tensor([3]),
      'state/w/m': tensor([4, 5]),
      'state/w/list/0': tensor(6),
    },
    ...{ 'partial/prediction': tensor([[1]]), 'partial/targets': tensor([[2]]) },
    'callbacks/earlyStopping/best/at': tensor(1),
  };
  const header = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(8));
  const text = JSON.parse(/"gd\.checkpoint":("(?:[^"\\]|\\.)*")/.exec(header(toCheckpoint(run)))![1]!) as string;
  const json: unknown = JSON.parse(text);
  const paths = pathsIn(json);
  expect(paths.length).toBeGreaterThan(50);
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const rng = random(1);
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(rng.next() * list.length)]!;
  const accepted: string[] = [];
  const foreign = new Set<string>();
  let tried = 0;
  const attempt = (what: string, json: string): void => {
    tried++;
    try {
      fromCheckpoint(saveSafetensors(tensors, { 'gd.checkpoint': json }));
      accepted.push(what);
    } catch (error) {
      const { message } = error as Error;
      if (!/^fromCheckpoint: /.test(message) || message.length > 300)
        foreign.add(`${what}: ${String(error).slice(0, 300)}`);
    }
  };
  expect(fromCheckpoint(saveSafetensors(tensors, { 'gd.checkpoint': text }))).toEqual(run);
  for (const whole of ['', '{', 'null', '3', '"x"', '[]', '{}', deep, `{"state":${deep}}`, text.slice(0, -1)]) {
    attempt(whole.slice(0, 20), whole);
  }
  const wanted = count(2_000, 100_000);
  while (tried < wanted) {
    const path = pick(paths);
    const value = pick(nonsense);
    const way = Math.floor(rng.next() * 4);
    // a random one of: another value, a part too many, a part too few, a text cut or changed
    if (way === 0 && !isRight(path, value)) {
      attempt(`${path} = ${JSON.stringify(value)}`, JSON.stringify(replaced(json, path.split('/'), () => value)));
    } else if (way === 1 && !anything.test(path) && !/metrics|state|^(callbacks|madeBy\/options)$/.test(path)) {
      const more = (old: unknown) =>
        old !== null && typeof old === 'object' ? { ...old, strange: value } : { old, value };
      attempt(`${path} with more`, JSON.stringify(replaced(json, path.split('/'), more)));
    } else if (
      way === 2 &&
      !anything.test(path) &&
      !/metrics\/|validation$|skipped$|partial$|callbacks$|madeBy$|history|state\/|targets|prediction/.test(path)
    ) {
      attempt(`${path} left out`, JSON.stringify(replaced(json, path.split('/'), () => undefined)));
    } else if (way === 3) {
      const at = Math.floor(rng.next() * (text.length - 1));
      attempt(`cut at ${at}`, text.slice(0, at));
    }
  }
  console.info(`fromCheckpoint: ${tried} inputs, ${accepted.length} accepted, ${foreign.size} foreign errors`);
  expect([accepted.slice(0, 5), [...foreign].slice(0, 5)]).toEqual([[], []]);
});
