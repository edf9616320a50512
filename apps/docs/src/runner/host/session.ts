import { costOf, limits } from '../limits';
import type { CheckResult, FromWorker, Item, ReaderError, ToWorker } from '../protocol';
import { createCalls } from './calls';
import type { CagedWorker } from './frame';
import { locateSyntax } from './locateSyntax';
import { readMessage } from './readMessage';
import { takeWorker, warm } from './spare';

/** The state of a snippet's last run. */
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

/** The sandbox session of a snippet: runs it, stops it, and calls its exports. */
export interface Session {
  state(): RunState;
  subscribe(listener: () => void): () => void;
  run(request: RunRequest): Promise<void>;
  stop(): void;
  reset(): void;
  call(name: string, args: unknown[]): Promise<unknown>;
}

const idle: RunState = { status: 'idle', items: [], exports: [], milliseconds: 0 };

/** The maximum number of messages in one run; the worker's program sends about thirty per second. */
const mostMessages = 10_000;
/** The time in milliseconds within which an idle worker answers. */
const answersWithin = 500;

let busy: Session | undefined;

/** Creates a session. Only one session runs at a time: a new run stops the previous one. */
export function createSession(): Session {
  let state = idle;
  let worker: CagedWorker | undefined;
  // undefined until a worker has started; before that, warming up the next one is pointless
  let request: RunRequest | undefined;
  // late messages from an earlier run must be ignored
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ran = false;
  let messages = 0;
  let cost = 0;
  let woken: { ready: Promise<void>; drop(error: Error): void } | undefined;
  const listeners = new Set<() => void>();
  const calls = createCalls();

  const become = (next: RunState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const end = (change: Partial<RunState>) => {
    if (busy === session) busy = undefined;
    become({ ...state, ...change });
    if (request) warm(request.script);
  };
  const halt = () => {
    turn += 1;
    clearTimeout(timer);
    worker?.terminate();
    worker = undefined;
    woken?.drop(new Error('the snippet was stopped'));
    woken = undefined;
    calls.drop();
  };
  const tell = (order: ToWorker) => worker?.port.postMessage(order);
  const stopWith = (error: ReaderError, status: 'stopped' | 'failed' = 'stopped') => {
    halt();
    end({ status, error });
  };

  /** Restarts the time limit; it also applies to timers and workers that a finished snippet left behind. */
  function count(limit: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (state.status === 'running') {
        state = { ...state, milliseconds: limit * 1000 };
        stopWith(late(limit));
      } else {
        tell({ type: 'ping' });
        timer = setTimeout(() => stopWith(late(limit)), answersWithin);
      }
    }, limit * 1000);
  }

  function hear(data: unknown, request: RunRequest): void {
    const message = readMessage(data);
    messages += 1;
    const fault = faultOf(message, request.check);
    if (message.type === 'bad' || fault !== undefined) stopWith(refused(fault ?? 'no kind'), 'failed');
    else take(message, request);
  }

  /** The kind of a message that is invalid in the current state: the reader's code may bypass the worker's program. */
  function faultOf(message: ReturnType<typeof readMessage>, check?: string): string | undefined {
    const { type } = message;
    if (type === 'bad') return message.what;
    const isAnswer = type === 'answer' || type === 'refused';
    if (isAnswer) return calls.hear(message) ? undefined : type;
    if (type === 'items') cost += message.items.reduce((sum, item) => sum + costOf(item), 0);
    // the worker adds a note when it reaches the limit
    if (messages > mostMessages || cost > 2 * limits.cost) return 'too much of it';
    const { status } = state;
    const isExpected = {
      ready: status === 'done',
      items: true,
      done: status === 'running' && !ran,
      failed: status === 'running' && !ran,
      checked: status === 'running' && ran && check !== undefined,
    };
    return isExpected[type] ? undefined : type;
  }

  function take(message: FromWorker, { check, limit }: RunRequest): void {
    if (message.type === 'items') become({ ...state, items: [...state.items, ...message.items] });
    if (message.type === 'done') {
      ran = true;
      const { exports, milliseconds } = message;
      if (check) {
        become({ ...state, exports, milliseconds });
        tell({ type: 'check', check });
      } else end({ status: 'done', exports, milliseconds });
    }
    if (message.type === 'checked') end({ status: 'done', checked: message.result });
    if (message.type === 'failed') {
      halt();
      const own = turn;
      void locateSyntax(message.error).then((error) => {
        if (own === turn) end({ status: 'failed', error, milliseconds: message.milliseconds });
      });
    }
    if (message.type === 'ready') {
      // the worker is idle; a later call of an export starts a new one
      if (calls.pending()) count(limit);
      else halt();
    }
  }

  /** Runs the snippet in a worker and passes its messages to `listen`; false if the run was superseded meanwhile. */
  async function start(next: RunRequest, listen: (data: unknown) => void): Promise<boolean> {
    const own = turn;
    const { code, seed = 42, sliders = {} } = next;
    const fresh = await takeWorker(next.script);
    if (own !== turn) {
      fresh.terminate();
      return false;
    }
    worker = fresh;
    fresh.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (own === turn) listen(data);
    };
    tell({ type: 'run', code, seed, sliders });
    count(next.limit);
    return true;
  }

  /** Runs the snippet again without showing output, so that its exports can be called. */
  function wake(next: RunRequest): Promise<void> {
    if (woken) return woken.ready;
    let drop: (error: Error) => void = () => undefined;
    const ready = new Promise<void>((resolve, reject) => {
      drop = reject;
      const listen = (data: unknown) => {
        const message = readMessage(data);
        if (message.type === 'done') {
          resolve();
          if (worker) worker.port.onmessage = ({ data: later }: MessageEvent<unknown>) => hear(later, next);
        }
        if (message.type === 'failed' || message.type === 'bad') halt();
      };
      start(next, listen).catch(reject);
    });
    woken = { ready, drop };
    return ready;
  }

  const session: Session = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async run(next) {
      if (busy !== session) busy?.stop();
      busy = session;
      halt();
      become({ ...idle, status: 'running' });
      ran = false;
      messages = 0;
      cost = 0;
      const own = turn;
      try {
        if (await start(next, (data) => hear(data, next))) request = next;
      } catch (thrown) {
        if (own === turn) end({ status: 'failed', error: { name: 'Error', message: (thrown as Error).message } });
      }
    },
    stop() {
      if (state.status !== 'running' && !worker) return;
      halt();
      end({ status: 'stopped' });
    },
    reset() {
      halt();
      end(idle);
      become(idle);
    },
    async call(name, args) {
      if (!request || state.status !== 'done') throw new Error('the snippet has not been run');
      if (!worker || woken) await wake(request);
      if (!worker) throw new Error('the snippet was stopped');
      count(request.limit);
      return calls.ask(worker.port, name, args);
    },
  };
  return session;
}

const refused = (what: string): ReaderError => ({
  name: 'Stopped',
  message: `The snippet sent this page something that it cannot read (${what}), and was stopped. Does the code change what the page runs it with, like postMessage?`,
});

const late = (limit: number): ReaderError => ({
  name: 'Time is up',
  message: `The snippet ran for ${limit} seconds and was stopped. Does a loop never end?`,
});
