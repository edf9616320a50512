/** Words that threads watch lie a cache line apart. */
export const line = 64;

/** How many bytes the control words of so many segments take. */
export function controlBytes(segments: number): number {
  return (1 + segments) * line;
}
