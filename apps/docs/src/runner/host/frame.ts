/**
 * The sandbox: a hidden frame with its own opaque origin, and a policy that allows no network, no `eval`, and no
 * scripts except those created in it. WebAssembly is allowed, so that snippets can compile training steps.
 */
const policy = "default-src 'none'; script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; worker-src blob:";

/**
 * Runs inside the frame: creates workers from the text it gets, and terminates them. It never listens to a worker's
 * messages, but reports one that failed.
 */
const bridge = `
let address;
const workers = new Map();
addEventListener('message', ({ source, data, ports }) => {
  if (source !== parent) return;
  if (data.type === 'text') address = URL.createObjectURL(new Blob([data.text], { type: 'text/javascript' }));
  if (data.type === 'start') {
    const worker = new Worker(address);
    workers.set(data.id, worker);
    worker.onerror = () => ports[1].postMessage('broken');
    worker.postMessage(0, [ports[0]]);
  }
  if (data.type === 'stop') {
    workers.get(data.id)?.terminate();
    workers.delete(data.id);
  }
});
parent.postMessage('ready', '*');
`;

/** A worker in the sandbox: a port to talk to it, and a way to terminate it at once, whatever it is doing. */
export interface CagedWorker {
  port: MessagePort;
  terminate(): void;
}

/** The time in milliseconds within which a worker must report that it is ready. */
const patience = 10_000;

let frame: Promise<Window> | undefined;
let next = 0;

/** Starts a worker and waits until it is ready. The sandbox is built on the first call, and again after a failure. */
export async function startWorker(script: string): Promise<CagedWorker> {
  frame ??= build(script);
  const used = frame;
  try {
    return await start(await used);
  } catch (error) {
    if (frame === used) frame = undefined;
    throw error;
  }
}

function start(cage: Window): Promise<CagedWorker> {
  const worker = new MessageChannel();
  const health = new MessageChannel();
  const id = next++;
  const terminate = () => {
    cage.postMessage({ type: 'stop', id }, '*');
    worker.port1.close();
  };
  let timer: ReturnType<typeof setTimeout>;
  return new Promise<CagedWorker>((resolve, reject) => {
    const fail = () => {
      terminate();
      reject(new Error('The runner did not start. Press Run again, or reload the page.'));
    };
    timer = setTimeout(fail, patience);
    health.port1.onmessage = fail;
    worker.port1.onmessage = () => resolve({ port: worker.port1, terminate });
    cage.postMessage({ type: 'start', id }, '*', [worker.port2, health.port2]);
  }).finally(() => {
    clearTimeout(timer);
    health.port1.close();
  });
}

async function build(script: string): Promise<Window> {
  const text = await fetchText(script);
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
  cage.postMessage({ type: 'text', text }, '*');
  return cage;
}

async function fetchText(script: string): Promise<string> {
  const answer = await fetch(script);
  if (!answer.ok) throw new Error(`The runner could not be loaded (${answer.status}). Is the connection gone?`);
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  // hosts that answer every request with an HTML page may still label it with the type that the URL implies
  if (!type.includes('javascript') || text.startsWith('<'))
    throw new Error('The runner could not be loaded: what came is not JavaScript. Reload the page.');
  return text;
}
