import { execFileSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** What Playwright needs to start a Chromium: CHROME_PATH, else an installed one, else the one that came with the install. */
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
    return join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium/package.json')), 'bin');
  } catch {
    return undefined;
  }
}

/** The package's own unpacking writes into the system's temporary folder; ours stays inside node_modules. */
async function unpack(packed) {
  const folder = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url));
  const executablePath = join(folder, 'chromium');
  if (!existsSync(join(folder, '.done'))) {
    mkdirSync(folder, { recursive: true });
    await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(executablePath));
    chmodSync(executablePath, 0o755);
    for (const part of ['al2023', 'swiftshader', 'fonts']) {
      const tar = join(folder, `${part}.tar`);
      writeFileSync(tar, brotliDecompressSync(readFileSync(join(packed, `${part}.tar.br`))));
      execFileSync('tar', ['xf', tar, '-C', folder, '--no-same-owner']);
    }
    writeFileSync(join(folder, '.done'), '');
  }
  return { executablePath, env: { ...process.env, LD_LIBRARY_PATH: `${join(folder, 'lib')}:${folder}` } };
}
