import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite } from '../../../scripts/site.mjs';
import { count } from '../../../tests/support/count';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
const ten = '0123456789';
let server: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  for (const name of ['assets', 'lessons/one']) mkdirSync(join(folder, name), { recursive: true });
  const files = { 'index.html': 'home', '404.html': 'lost', 'ten.txt': ten, 'page.html': 'page', 'assets/a.js': '1' };
  for (const [name, text] of Object.entries({ ...files, 'lessons/one/index.html': 'one' }))
    writeFileSync(join(folder, name), text);
  server = await serveSite({ port: 0, folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** What the server answers to bytes sent as they are; clients would mend a target or refuse it. */
const raw = (head: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(server.address).port), 'localhost');
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', () => undefined);
    socket.setTimeout(2000, () => socket.destroy());
    socket.write(head);
  });
const ask = async (path: string, options: RequestInit = {}) => {
  const answer = await fetch(server.address + path, options);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

test.each([
  ['bytes=0-0', 206, '0'],
  ['bytes=2-4', 206, '234'],
  ['bytes=-3', 206, '789'],
  ['bytes=7-', 206, '789'],
  ['bytes=7-700', 206, '789'],
  ['bytes=-700', 416, ten],
  ['bytes=10-5', 416, '416'],
  ['bytes=10-', 416, '416'],
  ['bytes=700-', 416, '416'],
  ['bytes=0-1,3-4', 200, ten],
  ['bytes=', 200, ten],
  ['bytes=a-b', 200, ten],
  ['lines=0-1', 200, ten],
])('Range: %s is answered with %d', async (range, status, text) => {
  const part = await ask('/ten.txt', { headers: { range } });
  // without a readable range, the whole file and a refusal are both right
  expect(part.status === 416 ? [200, 416] : [part.status]).toContain(status);
  if (part.status !== 416) expect(part.text).toBe(text);
  else expect(part.headers.get('content-range')).toBe('bytes */10');
});

test('pages have addresses without html; what is missing gets the page for it', async () => {
  expect((await ask('/')).text).toBe('home');
  expect((await ask('/page')).text).toBe('page');
  expect((await ask('/lessons/one')).text).toBe('one');
  expect((await ask('/lessons/one/?q=1')).text).toBe('one');
  expect(await ask('/nowhere')).toMatchObject({ status: 404, text: 'lost' });
  expect((await ask('/assets')).status).toBe(404);
});

test('every answer has the policy; only names with a hash are kept for long', async () => {
  for (const path of ['/', '/nowhere', '/ten.txt'])
    expect((await ask(path)).headers.get('content-security-policy')).toContain("default-src 'self'");
  expect((await ask('/assets/a.js')).headers.get('cache-control')).toContain('immutable');
  expect((await ask('/')).headers.get('cache-control')).toBe('no-cache');
  const etag = (await ask('/')).headers.get('etag');
  const again = await raw(`GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIf-None-Match: ${etag}\r\n\r\n`);
  expect(again).toMatch(/^HTTP\/1.1 304/);
});

test('other methods are refused, and HEAD sends no body', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    expect((await ask('/', { method })).status).toBe(405);
  expect((await ask('/', { method: 'HEAD' })).text).toBe('');
});

test('no target or range, however odd, ends the server or reads another folder', async () => {
  const parts = ['..', '%2e%2e', '/', '//', '\\', '%', '%00', '%ff', '%5c', '?', '#', 'ten.txt', 'etc/passwd', '*'];
  const ranges = ['bytes=', '-', '0', '5', '10', '99999999999999999999', ',', 'x', ' '];
  let seed = 1;
  const pick = (from: string[]) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1;
    return from[seed % from.length] ?? '';
  };
  const some = (from: string[]) => Array.from({ length: 1 + (seed % 5) }, () => pick(from)).join('');
  const targets = ['*', 'http://localhost/ten.txt', '//', '/../../../../etc/passwd', 'x:', `/${'a'.repeat(9000)}`];
  for (let i = 0; i < count(300, 20_000); i++) {
    const target = targets[i] ?? `/${some(parts)}`;
    const heard = await raw(
      `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nRange: bytes=${some(ranges)}\r\n\r\n`,
    );
    expect(heard, target).toMatch(/^HTTP\/1.1 (200|206|304|400|403|404|416|431)/);
    expect(heard).not.toContain('root:');
  }
  await raw('CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n');
  expect((await ask('/ten.txt')).text).toBe(ten);
}, 300_000);

test('a file that vanishes is missing, and the server goes on', async () => {
  writeFileSync(join(folder, 'gone.txt'), 'x');
  expect((await ask('/gone.txt')).status).toBe(200);
  rmSync(join(folder, 'gone.txt'));
  expect((await ask('/gone.txt')).status).toBe(404);
});
