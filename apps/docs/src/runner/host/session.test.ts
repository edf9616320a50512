import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunRequest } from './session';

/** A worker whose side of the port the test plays. */
class FakePort {
  onmessage?: (event: { data: unknown }) => void;
  readonly sent: { type: string; id?: number }[] = [];
  postMessage(message: { type: string }) {
    this.sent.push(message);
  }
  say(data: unknown) {
    this.onmessage?.({ data });
  }
}
const workers: { port: FakePort; terminate: () => void; ended: boolean }[] = [];
vi.mock('./spare', () => ({
  warm: () => undefined,
  takeWorker: async () => {
    const terminate = () => {
      worker.ended = true;
    };
    const worker = { port: new FakePort(), ended: false, terminate };
    workers.push(worker);
    return worker;
  },
}));
const { createSession } = await import('./session');

const request: RunRequest = { script: 'x', code: '', limit: 10 };
const line = { kind: 'text', level: 'log', text: 'x', depth: 0 };
const done = { type: 'done', milliseconds: 1, exports: ['f'] };
const last = () => workers.at(-1)!;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const started = async (more: Partial<RunRequest> = {}) => {
  const session = createSession();
  await session.run({ ...request, ...more });
  return { session, worker: last() };
};

test('Stop ends what a snippet has left behind after it was done', async () => {
  const { session, worker } = await started();
  worker.port.say(done);
  expect(session.state().status).toBe('done');
  session.stop();
  expect(worker.ended).toBe(true);
  expect(session.state().status).toBe('stopped');
});

test('the time limit counts on after the end: a busy worker is stopped with a word, an idle one quietly', async () => {
  const busy = await started();
  busy.worker.port.say(done);
  vi.advanceTimersByTime(9_900);
  expect(busy.worker.ended).toBe(false);
  vi.advanceTimersByTime(700);
  expect(busy.worker.ended).toBe(true);
  expect(busy.session.state()).toMatchObject({ status: 'stopped', error: { name: 'Time is up' } });

  const quiet = await started();
  quiet.worker.port.say(done);
  vi.advanceTimersByTime(10_000);
  expect(quiet.worker.port.sent.at(-1)).toEqual({ type: 'ping' });
  quiet.worker.port.say({ type: 'ready' });
  expect(quiet.worker.ended).toBe(true);
  expect(quiet.session.state().status).toBe('done');
});

test('a figure that calls a sleeping snippet wakes it, and an endless call is stopped', async () => {
  const { session, worker } = await started();
  worker.port.say(done);
  vi.advanceTimersByTime(10_000);
  worker.port.say({ type: 'ready' });
  const answer = session.call('f', [1]);
  await vi.advanceTimersByTimeAsync(0);
  const again = last();
  expect(again).not.toBe(worker);
  again.port.say({ type: 'items', items: [line] });
  again.port.say(done);
  await vi.advanceTimersByTimeAsync(0);
  again.port.say({ type: 'answer', id: again.port.sent.at(-1)?.id, value: 7 });
  expect(await answer).toBe(7);
  expect(session.state().items).toEqual([]);
  const endless = session.call('f', [2]);
  const stopped = expect(endless).rejects.toThrow('stopped');
  await vi.advanceTimersByTimeAsync(10_600);
  await stopped;
  expect(again.ended).toBe(true);
});

test('a snippet that fails leaves nothing running', async () => {
  const { session, worker } = await started();
  worker.port.say({ type: 'failed', milliseconds: 1, error: { name: 'Error', message: 'boom', line: 2 } });
  await vi.advanceTimersByTimeAsync(0);
  expect(worker.ended).toBe(true);
  expect(session.state()).toMatchObject({ status: 'failed', error: { message: 'boom', line: 2 } });
});

const picture = { label: '', width: 1e9, height: 1e9, pixels: [] };
test.each<[string, unknown]>([
  ['nothing', null],
  ['no kind', { type: 'toString' }],
  ['an error with an object', { type: 'failed', milliseconds: 1, error: { name: 'E', message: {} } }],
  ['a huge image', { type: 'items', items: [{ kind: 'image', images: [picture] }] }],
  ['an image of NaN', { type: 'items', items: [{ kind: 'image', images: [{ ...picture, width: Number.NaN }] }] }],
  ['endless depth', { type: 'items', items: [{ ...line, depth: Number.POSITIVE_INFINITY }] }],
  ['an item with a strange kind', { type: 'items', items: [{ kind: { toString: 1, valueOf: 1 } }] }],
  ['done with null', { type: 'done', milliseconds: null, exports: null }],
  ['checked without being asked', { type: 'checked', result: { passed: true, cases: [] } }],
  ['an answer that nobody waits for', { type: 'answer', id: 3, value: 1 }],
  ['an item with a gap in its list', { type: 'items', items: new Array(3) }],
  ['more than fits', { type: 'items', items: new Array(9).fill({ kind: 'map' }) }],
])('%s ends the snippet with a sentence', async (_, message) => {
  const { session, worker } = await started();
  worker.port.say(message);
  expect(worker.ended).toBe(true);
  expect(session.state()).toMatchObject({ status: 'failed', error: { name: 'Stopped' } });
  expect(session.state().error?.message).toContain('cannot read');
  expect(session.state().items).toEqual([]);
});

test('a result without cases is refused, and so is a second end', async () => {
  const { session, worker } = await started({ check: 'x' });
  worker.port.say(done);
  worker.port.say({ type: 'checked', result: { passed: true } });
  expect(session.state().status).toBe('failed');
  const second = await started();
  second.worker.port.say(done);
  second.worker.port.say(done);
  expect(second.session.state().status).toBe('failed');
});

test('a flood ends: of messages, and of items', async () => {
  const { session, worker } = await started();
  for (let i = 0; i < 10_001; i++) worker.port.say({ type: 'items', items: [] });
  expect(session.state().status).toBe('failed');
  const large = await started();
  for (let i = 0; i < 20; i++) large.worker.port.say({ type: 'items', items: Array(5_000).fill(line) });
  expect(large.session.state().status).toBe('failed');
});

test('a good run is shown', async () => {
  const { session, worker } = await started({ check: 'x' });
  worker.port.say({ type: 'items', items: [line] });
  worker.port.say(done);
  expect(worker.port.sent.at(-1)).toEqual({ type: 'check', check: 'x' });
  worker.port.say({ type: 'checked', result: { passed: true, cases: [{ passed: true, say: 'yes' }] } });
  expect(session.state()).toMatchObject({ status: 'done', items: [line], checked: { passed: true } });
});
