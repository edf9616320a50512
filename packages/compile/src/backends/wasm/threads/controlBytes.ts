/** The distance between words that threads watch: a cache line. */
export const line = 64;

/** The number of bytes of control words for a number of segments. */
export function controlBytes(segments: number): number {
  return (1 + segments) * line;
}
