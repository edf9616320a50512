/** Thrown when a function needs the value of a symbolic tensor. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
}
