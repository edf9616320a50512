import { existsSync, readFileSync } from 'node:fs';
import { order } from '../lessons/order';
import { routeOf } from '../scripts/folders.mjs';

/**
 * A page of the course: Docusaurus treats docs/ and lessons/ as two sets of pages, and each knows only its own by `id`.
 */
interface Stop {
  home: 'docs' | 'lessons';
  id: string;
  href: string;
  label: string;
}

/** A lesson's label in a list: its number and its short title. */
export const labelOf = (slug: string, title: unknown) => `${order.indexOf(slug) + 1} · ${title}`;

const pageStop = (id: string): Stop => {
  const file = `docs/${id}.mdx`;
  return { home: 'docs', id, href: routeOf(file), label: String(titleOf(file)) };
};

const lessonStop = (slug: string): Stop[] => {
  const file = `lessons/${slug}/index.mdx`;
  if (!existsSync(file)) return [];
  return [{ home: 'lessons', id: `${slug}/index`, href: routeOf(file), label: labelOf(slug, titleOf(file)) }];
};

const titleOf = (file: string) => {
  const text = readFileSync(file, 'utf8');
  return (/^sidebar_label: (.+)$/m.exec(text) ?? /^title: (.+)$/m.exec(text))?.[1];
};

const stops = [pageStop('how-this-site-works/index'), ...order.flatMap(lessonStop), pageStop('glossary')];

/** The sidebar of the course, the same for both sets of pages. */
export const courseFor = (home: Stop['home']) =>
  stops.map((stop) =>
    stop.home === home
      ? { type: 'doc' as const, id: stop.id }
      : { type: 'link' as const, label: stop.label, href: stop.href },
  );
