import type { Manifest } from './workspace';

/** The import map of a plain page beside `node_modules`: every entry of the packages. */
export function importMap(manifests: readonly Pick<Manifest, 'name' | 'publishConfig'>[]): string {
  const entries = manifests.flatMap(({ name, publishConfig }) =>
    Object.entries(publishConfig.exports).flatMap(([path, target]) =>
      typeof target === 'string' ? [] : [[name + path.slice(1), `./node_modules/${name}/${target.default}`]],
    ),
  );
  return `<script type="importmap">${JSON.stringify({ imports: Object.fromEntries(entries) })}</script>`;
}
