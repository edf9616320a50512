import checks from 'gd:checks';
import { limitMemory, memoryOf } from './limitMemory';
import { program } from './program';
import type { FromWorker, ToWorker } from './protocol';

/** The entry point of the browser's sandboxed worker. The first message contains the port for all later ones. */
addEventListener(
  'message',
  (first: MessageEvent) => {
    first.stopImmediatePropagation();
    const port = first.ports[0];
    if (!port) return;
    limitMemory(globalThis as unknown as Record<string, unknown>, memoryOf(navigator as { deviceMemory?: number }));
    const snippet = program(
      {
        address: (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' })),
        import: (address) => import(address),
        send: (message: FromWorker) => port.postMessage(message),
        now: () => performance.now(),
      },
      checks,
    );
    port.onmessage = ({ data }: MessageEvent<ToWorker>) => void snippet.receive(data);
    addEventListener('error', (event) => {
      event.preventDefault();
      snippet.stray(event.error ?? event.message);
    });
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      snippet.stray(event.reason);
    });
    port.postMessage({ type: 'ready' } satisfies FromWorker);
  },
  { once: true },
);
