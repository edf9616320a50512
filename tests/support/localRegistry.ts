import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface LocalRegistry {
  readonly url: string;
  /** Runs npm against this registry only, with its own cache and home. */
  npm(cwd: string, ...args: string[]): string;
  stop(): Promise<void>;
}

/** Starts a package registry on this machine, without an upstream: it has only what is published to it. */
export async function startRegistry(folder: string): Promise<LocalRegistry> {
  mkdirSync(folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      storage: join(folder, 'storage'),
      auth: { htpasswd: { file: join(folder, 'htpasswd') } },
      uplinks: {},
      packages: { '**': { access: '$all', publish: '$all' } },
      web: { enable: false },
      log: { type: 'stdout', format: 'pretty', level: 'error' },
    }),
  );
  const userConfig = join(folder, 'npmrc');
  writeFileSync(userConfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=local\n`);

  const program = createRequire(import.meta.url).resolve('verdaccio/bin/verdaccio');
  const args = [program, '--config', config, '--listen', `127.0.0.1:${port}`];
  const server = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => (said += part));
  await answering(`${url}-/ping`, () => {
    if (server.exitCode !== null) throw new Error(`the local registry stopped: ${said}`);
  });

  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    npm_config_userconfig: userConfig,
    npm_config_registry: url,
    npm_config_cache: join(folder, 'cache'),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  };
  return {
    url,
    npm: (cwd, ...args) => execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    async stop() {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}

/** The folders of everything that an installed package needs at run time, except itself. */
export function needsOf(folder: string, found = new Set<string>()): Set<string> {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(manifest.dependencies ?? {}).filter((name) => !name.startsWith('@gd/'))) {
    const points = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? [];
    const need = points.map((point) => join(point, name)).find(isPackage);
    if (need === undefined) throw new Error(`${manifest.name} needs ${name}, which is not installed`);
    const real = realpathSync(need);
    if (found.has(real)) continue;
    found.add(real);
    needsOf(real, found);
  }
  return found;
}

function isPackage(folder: string): boolean {
  return existsSync(join(folder, 'package.json'));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answering(url: string, stillAlive: () => void): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    stillAlive();
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(100);
  }
  throw new Error(`nothing answers at ${url}`);
}
