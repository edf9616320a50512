import { useLocation } from '@docusaurus/router';

/**
 * The last word of the page's address. A page's check, facts and saved answers are stored under it, so ids must be
 * unique only within a page.
 */
export function useSlug(): string {
  const { pathname } = useLocation();
  return pathname.replace(/\/$/, '').split('/').at(-1) ?? '';
}
