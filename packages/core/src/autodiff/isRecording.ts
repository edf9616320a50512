import { tape } from './tape';

/**
 * Whether operations are being recorded for a gradient; code that computes without operations must not run then, or the
 * gradient is lost.
 */
export function isRecording(): boolean {
  return tape.recording;
}
