import { tape } from './tape';

/**
 * Turns the recording of operations for a gradient on or off, and returns whether it was on before. A tracer that
 * computes one operation with others turns it off meanwhile.
 */
export function setRecording(on: boolean): boolean {
  const before = tape.recording;
  tape.recording = on;
  return before;
}
