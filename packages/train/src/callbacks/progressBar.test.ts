import { describe, expect, it } from 'vitest';
import { progressBar } from './progressBar';

/** Runs two steps and one epoch before it, and returns what it wrote. */
function written(terminal: object): string {
  const parts: string[] = [];
  const bar = progressBar({ terminal: { ...terminal, write: (text) => parts.push(text) } });
  void bar.start?.({ epochs: 3 } as never);
  for (const seen of [32, 64])
    bar.step?.({ epoch: 1, step: seen / 32, seen, count: 64, loss: 0.5, weights: {}, buffers: {} });
  bar.epoch?.(
    {
      epoch: 1,
      loss: 0.25,
      metrics: { accuracy: 0.9 },
      validation: { loss: 0.5, metrics: { accuracy: 0.75 } },
      seconds: 1.25,
    },
    {} as never,
  );
  void bar.end?.({} as never);
  return parts.join('');
}
const line = 'epoch 1/3  ·  loss 0.2500  accuracy 0.9000  ·  validation loss 0.5000  accuracy 0.7500  ·  1.3 s\n';

describe('progressBar', () => {
  it('writes a line for each epoch if there is no terminal', () => {
    expect(written({})).toBe(line);
  });
  it('draws a bar on a terminal, and replaces it with the line', () => {
    const text = written({ isTTY: true, columns: 100, cursorTo: () => {}, clearLine: () => {} });
    expect(text).toContain('epoch 1/3');
    expect(text).toContain('░');
    expect(text).toContain('left');
    expect(text.endsWith(line)).toBe(true);
    // the cursor was hidden, and is shown again
    expect(text).toContain('\u001b[?25l');
    expect(text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(text.lastIndexOf('\u001b[?25l'));
  });
  it('returns the result unchanged', () => {
    const result = { stopped: 'epochs' } as never;
    expect(progressBar({ terminal: { write: () => {} } }).end?.(result)).toBe(result);
  });
});
