import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { count } from '../../../../tests/support/count';
import { Output } from '../components/Output/Output';
import { readMessage } from './host/readMessage';
import { outlet } from './outlet';
import type { FromWorker, Item } from './protocol';
import { image, path, plot, show, slider, table } from './show';
import { setStage } from './show/stage';

/** A stream of numbers in [0, 1): the same in every run. */
const stream = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** What honest snippets print, as it is sent. */
function honest(): FromWorker[] {
  const sent: FromWorker[] = [];
  const out = outlet(
    (items) => sent.push(...items.map((item) => ({ type: 'items' as const, items: [item] }))),
    Date.now,
  );
  setStage({ put: out.put, full: out.full, sliders: {} });
  show('three', 3);
  table([{ step: 0, w: -4 }]);
  plot([1, 2, Number.NaN, 1e308]);
  plot(
    [
      [1, 2],
      [Number.NaN, 4],
    ],
    { as: 'dots' },
  );
  plot([[1, -2]], { as: 'heat' });
  path((w: number) => w * w, [1, Number.NaN, 1e305, -1]);
  path(
    (x: number, y: number) => x / y,
    [
      [1, 2],
      [0, Number.POSITIVE_INFINITY],
    ],
  );
  image([[0, Number.NaN], [3]]);
  slider('boots');
  out.flush();
  const error = { name: 'Error', message: 'boom', line: 2 };
  return [
    ...sent,
    { type: 'ready' },
    { type: 'done', milliseconds: 3, exports: ['step'] },
    { type: 'failed', milliseconds: 3, error },
    { type: 'answer', id: 0, value: [1, { a: 2 }] },
    { type: 'refused', id: 0, error },
    { type: 'checked', result: { passed: true, cases: [{ passed: true, say: 'yes' }] } },
  ];
}

const good = honest();
const strange: unknown[] = [
  null,
  0,
  1,
  'ok',
  false,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  0.5,
  1e9,
  2 ** 53,
  1e308,
  '',
  'x'.repeat(20_000),
  true,
  [],
  {},
  [[]],
  { toString: 1 },
  new Array(5),
  new Float32Array(3),
  new Date(),
  10n,
  '__proto__',
  new Map(),
];

const define = (place: object, key: string, value: unknown) =>
  !ArrayBuffer.isView(place) &&
  Reflect.defineProperty(place, key, { value, writable: true, enumerable: true, configurable: true });

/** A copy with a few places changed, removed or swapped. */
function mutated(random: () => number): unknown {
  const pick = <Value>(from: readonly Value[]) => from[Math.floor(random() * from.length)] as Value;
  const message: unknown = structuredClone(pick(good));
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    let place = message as Record<string, unknown>;
    for (let depth = 0; depth < 8; depth++) {
      const keys = Object.keys(place);
      const key = pick(keys);
      const inner = place[key ?? ''];
      if (key !== undefined && typeof inner === 'object' && inner !== null && random() < 0.75) {
        place = inner as Record<string, unknown>;
        continue;
      }
      if (key !== undefined && random() < 0.2) Reflect.deleteProperty(place, key);
      else define(place, key ?? 'x', structuredClone(pick(strange)));
      break;
    }
  }
  return message;
}

test('what honest snippets send is accepted', () => {
  expect(good.map((message) => readMessage(structuredClone(message)))).toEqual(good);
});

test('a changed message is refused, or can be drawn', () => {
  const random = stream(11);
  let [accepted, refused] = [0, 0];
  for (let i = 0; i < count(2_000, 120_000); i++) {
    const message = readMessage(mutated(random));
    if (message.type === 'bad') {
      refused += 1;
      expect(message.what.length).toBeLessThan(100);
      continue;
    }
    accepted += 1;
    if (message.type !== 'items') continue;
    const drawn = renderToStaticMarkup(createElement(Output, { items: message.items as Item[] }));
    expect(/ (d|points|transform|[cxy][xy12]?|r)="[^"]*(NaN|Infinity)/.exec(drawn)?.[0]).toBeUndefined();
  }
  expect(refused).toBeGreaterThan(accepted / 2);
  expect(accepted).toBeGreaterThan(refused / 50);
}, 600_000);
