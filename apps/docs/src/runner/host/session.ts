import type { CheckResult, FromWorker, Item, ReaderError, ToWorker } from '../protocol';
import { createCalls } from './calls';
import type { CagedWorker } from './frame';
import { locateSyntax } from './locateSyntax';
import { takeWorker, warm } from './spare';
import { validItems } from './validItems';

/** What the page knows about a snippet's last run. */
export interface RunState {
  status: 'idle' | 'running' | 'done' | 'failed' | 'stopped';
  items: Item[];
  exports: readonly string[];
  milliseconds: number;
  error?: ReaderError;
  checked?: CheckResult;
}

export interface RunRequest {
  /** The URL of the worker's script. */
  script: string;
  code: string;
  /** Seconds. */
  limit: number;
  seed?: number;
  sliders?: Record<string, number>;
  check?: string;
}

/** The sandbox session of one snippet: run, stop, and call its exports. */
export interface Session {
  state(): RunState;
  subscribe(listener: () => void): () => void;
  run(request: RunRequest): Promise<void>;
  stop(): void;
  reset(): void;
  call(name: string, args: unknown[]): Promise<unknown>;
}

const idle: RunState = { status: 'idle', items: [], exports: [], milliseconds: 0 };

let busy: Session | undefined;

/** Creates a session. Only one session runs at a time: a new run stops the one before. */
export function createSession(): Session {
  let state = idle;
  let worker: CagedWorker | undefined;
  // unknown until a worker has started; before that, there is no point in warming up the next one
  let script: string | undefined;
  // messages of an earlier run that are still on their way must not count as this one's
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const calls = createCalls();

  const become = (next: RunState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const end = (change: Partial<RunState>) => {
    clearTimeout(timer);
    if (busy === session) busy = undefined;
    become({ ...state, ...change });
    if (script) warm(script);
  };
  const halt = () => {
    turn += 1;
    clearTimeout(timer);
    worker?.terminate();
    worker = undefined;
    calls.drop();
  };
  const tell = (order: ToWorker) => worker?.port.postMessage(order);

  function hear(message: FromWorker, check?: string): void {
    calls.hear(message);
    if (message.type === 'items') become({ ...state, items: [...state.items, ...validItems(message.items)] });
    if (message.type === 'done') {
      const { exports, milliseconds } = message;
      if (check) {
        become({ ...state, exports, milliseconds });
        tell({ type: 'check', check });
      } else end({ status: 'done', exports, milliseconds });
    }
    if (message.type === 'checked') end({ status: 'done', checked: message.result });
    if (message.type === 'failed') {
      const own = turn;
      void locateSyntax(message.error).then((error) => {
        if (own === turn) end({ status: 'failed', error, milliseconds: message.milliseconds });
      });
    }
  }

  const session: Session = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async run(request) {
      if (busy !== session) busy?.stop();
      busy = session;
      halt();
      become({ ...idle, status: 'running' });
      const own = turn;
      const { code, seed = 42, sliders = {}, check, limit } = request;
      try {
        const fresh = await takeWorker(request.script);
        if (own !== turn) return fresh.terminate();
        worker = fresh;
        script = request.script;
        fresh.port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
          if (own === turn) hear(data, check);
        };
        tell({ type: 'run', code, seed, sliders });
        timer = setTimeout(() => {
          halt();
          end({ status: 'stopped', milliseconds: limit * 1000, error: late(limit) });
        }, limit * 1000);
      } catch (thrown) {
        if (own === turn) end({ status: 'failed', error: { name: 'Error', message: (thrown as Error).message } });
      }
    },
    stop() {
      if (state.status !== 'running') return;
      halt();
      end({ status: 'stopped' });
    },
    reset() {
      halt();
      end(idle);
      become(idle);
    },
    call(name, args) {
      if (!worker || state.status !== 'done') return Promise.reject(new Error('the snippet has not been run'));
      return calls.ask(worker.port, name, args);
    },
  };
  return session;
}

const late = (limit: number): ReaderError => ({
  name: 'Time is up',
  message: `The snippet ran for ${limit} seconds and was stopped. Does a loop never end?`,
});
