/**
 * The checks of all challenges by their page's slug, collected from the check.ts beside each page when the worker is
 * built.
 */
declare module 'gd:checks' {
  const checks: Readonly<Record<string, import('./check/challenge').Challenge>>;
  export default checks;
}
