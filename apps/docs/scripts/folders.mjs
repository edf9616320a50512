import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the site, and the folder of everything that is generated before Docusaurus starts. */
export const site = fileURLToPath(new URL('..', import.meta.url));
export const prepared = join(site, '.prepared');

/** All files below a folder with the given ending, as paths relative to it, in alphabetical order. */
export function filesBelow(folder, ending) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith(ending))
      .sort();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * The files with a given name beside a page in its own folder, like a lesson's check.ts, each with the page's slug.
 *
 * @param {string} name
 * @returns {{ slug: string, route: string, file: string }[]}
 */
export function besidePages(name) {
  return ['docs', 'lessons'].flatMap((home) =>
    filesBelow(join(site, home), '/index.mdx')
      .map((page) => `${home}/${page}`)
      .map((page) => ({ slug: slugOf(page), route: routeOf(page), file: page.replace('index.mdx', name) }))
      .filter(({ file }) => existsSync(join(site, file))),
  );
}

/** @type {(page: string) => string} The address of a page's file: lessons/how-big-a-step/index.mdx is at /lessons/how-big-a-step. */
export const routeOf = (page) => `/${page.replace(/^docs\//, '').replace(/(\/index)?\.mdx$/, '')}`;

/**
 * @type {(page: string) => string} The last word of that address, under which a page's check, facts, cards and saved
 * answers are stored.
 */
export const slugOf = (page) => routeOf(page).split('/').at(-1) ?? '';
