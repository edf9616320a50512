/** The checks of all challenges by name, gathered from `checks/**` when the worker is built. */
declare module 'gd:checks' {
  const checks: Readonly<Record<string, import('./check/challenge').Challenge>>;
  export default checks;
}
