import type { FromWorker, ToWorker } from '../protocol';

/** Pending calls to a snippet's exports. */
export interface Calls {
  ask(port: MessagePort, name: string, args: unknown[]): Promise<unknown>;
  /** Settles the call that an answer belongs to; returns whether there was one. */
  hear(message: Extract<FromWorker, { type: 'answer' | 'refused' }>): boolean;
  pending(): boolean;
  drop(): void;
}

export function createCalls(): Calls {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let next = 0;
  return {
    ask(port, name, args) {
      const id = next++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        port.postMessage({ type: 'call', id, name, args } satisfies ToWorker);
      });
    },
    hear(message) {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === 'answer') call?.resolve(message.value);
      else call?.reject(new Error(message.error.message));
      return call !== undefined;
    },
    pending: () => waiting.size > 0,
    drop() {
      for (const { reject } of waiting.values()) reject(new Error('the snippet was stopped'));
      waiting.clear();
    },
  };
}
