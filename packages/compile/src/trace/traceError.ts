/** Thrown when a function asks for what is not there while it is traced. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
}
