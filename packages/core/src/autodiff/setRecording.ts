import { tape } from './tape';

/**
 * Turns the recording of operations for a gradient on or off; answers whether it was on before. A tracer that computes one
 * operation by others turns it off meanwhile.
 */
export function setRecording(on: boolean): boolean {
  const before = tape.recording;
  tape.recording = on;
  return before;
}
