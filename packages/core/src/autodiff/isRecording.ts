import { tape } from './tape';

/** Whether operations are being recorded for a gradient: who computes by other means must not do so then, or it is lost. */
export function isRecording(): boolean {
  return tape.recording;
}
