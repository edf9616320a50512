/**
 * The cage: a hidden frame with an origin of its own that nobody else has, and a policy that allows no network, no
 * `eval`, and nothing but scripts made in it. WebAssembly is allowed, so that snippets can compile training steps.
 */
const policy = "default-src 'none'; script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; worker-src blob:";

/** Runs inside the frame: makes workers out of the text it is given, and ends them. It never listens to a worker. */
const bridge = `
let address;
const workers = new Map();
addEventListener('message', ({ source, data, ports }) => {
  if (source !== parent) return;
  if (data.type === 'text') address = URL.createObjectURL(new Blob([data.text], { type: 'text/javascript' }));
  if (data.type === 'start') {
    const worker = new Worker(address);
    workers.set(data.id, worker);
    worker.postMessage(0, [ports[0]]);
  }
  if (data.type === 'stop') {
    workers.get(data.id)?.terminate();
    workers.delete(data.id);
  }
});
parent.postMessage('ready', '*');
`;

/** A worker in the cage: a port to talk to it, and a way to end it at once, whatever it is doing. */
export interface CagedWorker {
  port: MessagePort;
  terminate(): void;
}

let frame: Promise<Window> | undefined;
let next = 0;

/** Starts a worker in the cage, which is built on the first call. */
export async function startWorker(script: string): Promise<CagedWorker> {
  frame ??= build(script);
  const cage = await frame.catch((error) => {
    frame = undefined;
    throw error;
  });
  const { port1, port2 } = new MessageChannel();
  const id = next++;
  cage.postMessage({ type: 'start', id }, '*', [port2]);
  return {
    port: port1,
    terminate() {
      cage.postMessage({ type: 'stop', id }, '*');
      port1.close();
    },
  };
}

async function build(script: string): Promise<Window> {
  const text = fetchText(script);
  const element = document.createElement('iframe');
  element.hidden = true;
  element.title = 'Where snippets run';
  element.setAttribute('sandbox', 'allow-scripts');
  element.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${bridge}</script>`;
  const ready = new Promise<Window>((resolve) => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== element.contentWindow || data !== 'ready' || !element.contentWindow) return;
      removeEventListener('message', hear);
      resolve(element.contentWindow);
    };
    addEventListener('message', hear);
  });
  document.body.append(element);
  const cage = await ready;
  cage.postMessage({ type: 'text', text: await text }, '*');
  return cage;
}

async function fetchText(script: string): Promise<string> {
  const answer = await fetch(script);
  if (!answer.ok) throw new Error(`The runner could not be loaded (${answer.status}). Is the connection gone?`);
  return answer.text();
}
