// Serves the built site on this machine.  usage: node scripts/site.mjs [PORT]
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import send from 'send';

const built = fileURLToPath(new URL('../apps/docs/build', import.meta.url));

// Nothing is loaded from other hosts. The page's first paint and the sandbox need inline scripts and blobs; the
// sandbox's own policy (src/runner/host/frame.ts) can only narrow this one.
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' blob: 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Answers with the file of the request's path, a part of it if that is asked for, or the page for what is missing. */
function serveFile(request, response, folder, lost) {
  const here = 'http://localhost';
  const pathname = URL.canParse(request.url, here) ? new URL(request.url, here).pathname : '/%';
  const answer = (path) =>
    send(request, path, { root: folder, extensions: ['html'], cacheControl: false })
      .on('headers', () => {
        // names under assets/ and runner/ contain a hash of their content
        const lasting = /^\/(assets|runner)\//.test(path);
        response.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      })
      .on('directory', () => answer(`${path}/index.html`))
      .on('error', ({ status, headers: more = {} }) => {
        // a file may vanish while it is sent, when the site is built again
        if (response.headersSent) return response.destroy();
        response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...more });
        response.end(status === 404 ? lost : `${status}`);
      })
      .pipe(response);
  answer(pathname);
}

/**
 * Starts serving, at the given port or, if that is taken, at a free one. Returns the address and a function that stops
 * it.
 */
export async function serveSite({ port = 3000, folder = built } = {}) {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no site in ${folder}. Run \`npx turbo run build\` first.`);
  const lost = readFileSync(join(folder, '404.html'));
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method === 'GET' || request.method === 'HEAD') serveFile(request, response, folder, lost);
    else response.writeHead(405, { Allow: 'GET, HEAD' }).end();
  });
  const listen = (wanted) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, 'localhost', () => resolve(server.address().port));
    });
  const taken = await listen(port).catch((error) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return listen(0);
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://localhost:${taken}`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address, close } = await serveSite({ port: Number(process.argv[2] ?? 3000) });
  console.log(`
  gd is at ${address}   (Ctrl-C stops it)

  Walk down the foggy hill   ${address}
  Draw a digit               ${address}/lessons/read-digits
  Write a program            ${address}/playground
  Read what each part does   ${address}/api
`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().then(() => process.exit(0)));
}
