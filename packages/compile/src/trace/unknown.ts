/** Thrown when a function uses an operation that the compiler cannot translate. */
export class UnknownOperation extends Error {
  constructor(readonly operation: string) {
    super(`compile: ${operation} — the compiler does not know this operation; the function runs eagerly`);
  }
}
