import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** How Playwright starts a Chromium: CHROME_PATH, else an installed one, else the one that came with the install. */
export async function chromium() {
  const path = process.env.CHROME_PATH ?? installed.find(existsSync);
  if (path) return { executablePath: path, args };
  const carried = carriedChromium();
  if (carried) return { ...(await unpack(carried)), args };
  throw new Error(
    'The tests need a Chromium and this platform has none in the install. Run `npx playwright install chromium` and set CHROME_PATH to it.',
  );
}

function carriedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    // the package hides its package.json, so we start from its entry (build/cjs/index.cjs)
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return join(dirname(entry), '../../bin');
  } catch {
    return undefined;
  }
}

/** Unpacks into node_modules; the package's own function would write into the system's temporary folder. */
async function unpack(packed) {
  const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));
  const folder = join(cache, 'chromium');
  if (!existsSync(join(folder, 'chromium'))) {
    mkdirSync(cache, { recursive: true });
    // several test runs may come here at once: each unpacks its own copy, and the first to finish moves it into place
    const own = mkdtempSync(join(cache, 'unpacking-'));
    const binary = join(own, 'chromium');
    await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(binary));
    chmodSync(binary, 0o755);
    for (const part of ['al2023', 'swiftshader', 'fonts']) {
      const tar = join(own, `${part}.tar`);
      writeFileSync(tar, brotliDecompressSync(readFileSync(join(packed, `${part}.tar.br`))));
      execFileSync('tar', ['xf', tar, '-C', own, '--no-same-owner']);
      rmSync(tar);
    }
    try {
      renameSync(own, folder);
    } catch {
      rmSync(own, { recursive: true });
    }
  }
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: { ...process.env, LD_LIBRARY_PATH: `${join(folder, 'lib')}:${folder}` } };
}
