/**
 * The checks of all challenges by page slug, collected at build time from the check.ts beside each page.
 */
declare module 'gd:checks' {
  const checks: Readonly<Record<string, import('./check/challenge').Challenge>>;
  export default checks;
}
