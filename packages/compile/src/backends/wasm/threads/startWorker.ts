import { workerText } from './workerText';

/** A worker, in Node or in a browser. */
export interface Helper {
  post(message: unknown): void;
  end(): void;
}

interface NodeWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  unref(): void;
  on(event: 'message' | 'error' | 'exit', listener: (value: unknown) => void): void;
}

type NodeModules = { getBuiltinModule?(name: string): unknown };

/** A built-in module of Node, or undefined if there is none. */
export function builtin<Builtin>(name: string): Builtin | undefined {
  const { process } = globalThis as { process?: NodeModules };
  return process?.getBuiltinModule?.(name) as Builtin | undefined;
}

/** Starts a worker, which keeps no process alive; resolves once it listens, and calls `lost` if it ends after that. */
export function startWorker(first: unknown, lost: (reason: unknown) => void): Promise<Helper> {
  const threads = builtin<{ Worker: new (text: string, options: object) => NodeWorker }>('node:worker_threads');
  return new Promise((resolve, reject) => {
    let gone: (reason: unknown) => void = reject;
    const begin = (helper: Helper): void => {
      gone = lost;
      resolve(helper);
    };
    if (threads === undefined) {
      const address = URL.createObjectURL(
        new Blob([`${workerText} const answer = postMessage; onmessage = ({ data }) => receive(data);`]),
      );
      const worker = new Worker(address);
      worker.onmessage = () => {
        URL.revokeObjectURL(address);
        begin({ post: (message) => worker.postMessage(message), end: () => worker.terminate() });
      };
      worker.onerror = ({ message }) => gone(message);
      worker.postMessage(first);
    } else {
      const text = `const { parentPort } = require('node:worker_threads');
        const answer = (word) => parentPort.postMessage(word); ${workerText} parentPort.on('message', receive);`;
      const worker = new threads.Worker(text, { eval: true, execArgv: [] });
      worker.on('message', () =>
        begin({ post: (message) => worker.postMessage(message), end: () => worker.terminate() }),
      );
      worker.on('error', (error) => gone(error));
      worker.on('exit', (code) => gone(code));
      worker.unref();
      worker.postMessage(first);
    }
  });
}
