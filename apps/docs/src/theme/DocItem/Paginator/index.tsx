import { useDoc, useDocsSidebar } from '@docusaurus/plugin-content-docs/client';
import DocPaginator from '@theme/DocPaginator';

/**
 * The pages before and after this one in its sidebar. In the course they may belong to another set of pages, which
 * Docusaurus does not see.
 */
export default function Paginator() {
  const { metadata } = useDoc();
  const sidebar = useDocsSidebar();
  const stops = sidebar?.items.filter((item) => item.type === 'link') ?? [];
  const here = stops.findIndex(({ href }) => href === metadata.permalink);
  const neighbor = (place: number) => stops[place] && { title: stops[place].label, permalink: stops[place].href };
  const inCourse = sidebar?.name === 'lessons' && here >= 0;
  const { previous, next } = inCourse ? { previous: neighbor(here - 1), next: neighbor(here + 1) } : metadata;
  return <DocPaginator className="docusaurus-mt-lg" {...(previous && { previous })} {...(next && { next })} />;
}
