import type { Challenge } from './check/challenge';
import { runCheck } from './check/runCheck';
import type { Host } from './evaluate';
import { evaluate } from './evaluate';
import { cut, limits } from './limits';
import { loader } from './load';
import { locate } from './locate';
import { outlet } from './outlet';
import type { FromWorker, ToWorker } from './protocol';
import { readerConsole } from './readerConsole';
import { registry } from './registry';
import { seededRandom } from './seededRandom';
import { setStage } from './show/stage';

/** The environment that a worker provides to the program, in the browser or in Node. */
export interface Ground extends Host {
  send(message: FromWorker): void;
  now(): number;
}

/** The program of a sandboxed worker: it runs a snippet once, then serves calls to its exports and checks them. */
export function program(ground: Ground, checks: Readonly<Record<string, Challenge>>) {
  const { send, now } = ground;
  let exports: Readonly<Record<string, unknown>> = {};
  let address = '';
  const host: Host = {
    address: (text) => {
      address = ground.address(text);
      return address;
    },
    import: ground.import,
  };
  const out = outlet((items) => send({ type: 'items', items }), now);

  async function run({ code, seed, sliders }: Extract<ToWorker, { type: 'run' }>): Promise<void> {
    const stage = { put: out.put, full: out.full, sliders };
    setStage(stage);
    Object.assign(console, readerConsole(stage, now));
    Math.random = seededRandom(seed);
    // the reader's line may be many frames below those of the packages
    Error.stackTraceLimit = 50;
    const start = now();
    const outcome = await evaluate(code, loader(registry), host);
    out.flush();
    const milliseconds = now() - start;
    if ('error' in outcome) return send({ type: 'failed', milliseconds, error: outcome.error });
    exports = outcome.exports;
    const names = Object.keys(exports).filter((name) => name.length <= limits.label);
    send({ type: 'done', milliseconds, exports: names.slice(0, limits.names) });
  }

  async function call({ id, name, args }: Extract<ToWorker, { type: 'call' }>): Promise<void> {
    try {
      const f = exports[name];
      if (typeof f !== 'function') throw new TypeError(`'${name}' is not an exported function of this snippet`);
      send({ type: 'answer', id, value: await f(...args) });
    } catch (thrown) {
      send({ type: 'refused', id, error: locate(thrown, address) });
    }
  }

  async function check(name: string): Promise<void> {
    const task = checks[name];
    if (!task) throw new Error(`check: '${name}' — there is ${Object.keys(checks).join(', ')}`);
    send({ type: 'checked', result: await runCheck(task, exports) });
    out.flush();
  }

  return {
    receive(message: ToWorker): Promise<void> {
      if (message.type === 'run') return run(message);
      if (message.type === 'ping') return Promise.resolve(send({ type: 'ready' }));
      return message.type === 'call' ? call(message) : check(message.check);
    },
    /** Reports an error from a timer or an unhandled promise, after or during the run. */
    stray(thrown: unknown): void {
      const error = locate(thrown, address);
      const where = error.line ? ` (line ${error.line})` : '';
      const text = cut(`${error.name}: ${error.message}${where}`, limits.line);
      out.put({ kind: 'text', level: 'error', text, depth: 0 });
    },
  };
}
