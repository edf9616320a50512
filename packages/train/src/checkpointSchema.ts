import type { State } from '@gd/core';
import { isTensor } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { aNumber, aText, check, isOf, isRecord } from '@gd/core/extend';
import type { Checkpoint } from './checkpoint';
import type { EpochReport } from './epochReport';
import { version } from './recipe';
import type { Saved } from './saved';

/** A schema: a kind, a record of schemas (optional if the name ends in `?`), or a list with one schema for all items. */
type Schema = Kind | { readonly [name: string]: Schema } | { readonly each: Schema };

const aTensor: Kind = ['a tensor', isTensor];
const aCount: Kind = '0, 1, 2, …';
const aSeed: Kind = '…, -1, 0, 1, …';
const duration: Kind = '[0, ∞)';
const numbers: Kind = ['numbers by name', (value) => isPlain(value) && everyPart(value, (part) => isOf(aNumber, part))];
const state: Kind = ['a tree of tensors', isState];
const plain: Kind = ['a record', isPlain];
const measures = { loss: aNumber, metrics: numbers };
const optionsKind: Kind = [
  'numbers or texts by name',
  (value) => isPlain(value) && everyPart(value, (part) => isOf(aNumber, part) || isOf(aText, part)),
];

const aVersion: Kind = [`"${version}", which this @gd/train reads`, (value) => value === version];

const report = { epoch: '1, 2, 3, …', ...measures, 'validation?': measures, 'skipped?': aCount, seconds: duration };
const recipe = {
  ...{ version: aVersion, model: aText, loss: aText, gradient: aText, optimizer: aText, sampler: aText, data: aText },
  options: optionsKind,
  sample: '(-∞, ∞)',
};
const partial = {
  ...{ loss: '(-∞, ∞)', count: aCount, skipped: aCount, seconds: duration },
  'prediction?': aTensor,
  'targets?': aTensor,
};
const run = {
  ...{ step: aCount, epoch: aCount, batch: aCount, seed: aSeed, state },
  history: { each: report as Schema },
  'partial?': partial,
  'callbacks?': plain,
  'madeBy?': recipe,
} as Readonly<Record<string, Schema>>;

/**
 * Validates a run that was read from a file.
 *
 * throws  when a part is missing, unknown, or of the wrong kind
 */
export function readRun(saved: Saved): Omit<Checkpoint, 'weights' | 'buffers'> {
  follow('fromCheckpoint: the run', saved, run);
  const { step, batch, history } = saved as unknown as Checkpoint;
  checkHistory('fromCheckpoint', history);
  check('fromCheckpoint: step', step, [`at least batch, ${batch}`, () => step >= batch]);
  return saved as unknown as Checkpoint;
}

/**
 * Checks that the epochs of a history are consecutive.
 *
 * throws  when they are not
 */
export function checkHistory(name: string, history: readonly EpochReport[]): void {
  for (let i = 1; i < history.length; i++) {
    const kind: Kind = ['the one before, plus 1', (value) => value === history[i - 1]!.epoch + 1];
    check(`${name}: history ${i}, epoch`, history[i]!.epoch, kind);
  }
}

/** Checks a value against a schema. */
function follow(what: string, value: unknown, schema: Schema): void {
  if (typeof schema === 'string' || Array.isArray(schema)) {
    check(what, value, schema as Kind);
  } else if ('each' in schema) {
    check(what, value, ['a list', Array.isArray]);
    (value as unknown[]).forEach((part, i) => {
      follow(`${what} ${i}`, part, schema.each as Schema);
    });
  } else {
    const given = check(what, value, plain) as Readonly<Record<string, unknown>>;
    const left = new Set(Object.keys(given));
    for (const [key, part] of Object.entries(schema)) {
      const name = key.replace('?', '');
      left.delete(name);
      if (Object.hasOwn(given, name) || name === key) follow(`${what}, ${name}`, given[name], part as Schema);
    }
    for (const name of left) check(what, name, [`no part but ${Object.keys(schema).join(' ')}`, () => false]);
  }
}

/** Whether a value is a record other than a tensor. */
function isPlain(value: unknown): boolean {
  return isRecord(value) && !isTensor(value);
}

function isState(value: unknown): value is State {
  if (isTensor(value)) return true;
  return typeof value === 'object' && value !== null && everyPart(value, isState);
}

function everyPart(value: unknown, holds: (part: unknown) => boolean): boolean {
  return Object.values(value as object).every(holds);
}
