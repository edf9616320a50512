/** What to do about an operation that the compiler does not know, so that it fell back to eager operations. */
export const unknown = (name: string): string =>
  `${name}: the compiler does not know it — write its lowering in packages/compile/src/lower, or compose it of operations that it knows`;
