import { afterEach, describe, expect, it, vi } from 'vitest';
import { Yielder } from './run';

afterEach(() => vi.unstubAllGlobals());

describe('Yielder', () => {
  it.each(['with', 'without'])('lets timers fire, %s MessageChannel', async (kind) => {
    if (kind === 'without') vi.stubGlobal('MessageChannel', undefined);
    let fired = false;
    setTimeout(() => (fired = true));
    const yielder = new Yielder();
    for (let rests = 0; rests < 1000 && !fired; rests++) await yielder.rest();
    expect(fired).toBe(true);
  });
});
