import { describe, expect, it } from 'vitest';
import { AutoTuner } from './autoTuner';

/** A machine on which turns take a given number of milliseconds, for a given time; returns how the turns ran. */
function machine() {
  let time = 0;
  const trial = new AutoTuner(() => time);
  return (turns: number, alone: () => number, together: () => number) => {
    const begin = time;
    let shared = 0;
    for (let i = 0; i < turns; i++) {
      const isShared = trial.begin();
      shared += Number(isShared);
      time += isShared ? together() : alone();
      trial.end();
    }
    return { mean: (time - begin) / turns, shared: shared / turns };
  };
}
const always = (value: number) => () => value;

describe('a trial', () => {
  it('starts on one thread, and switches to several if that is faster', () => {
    const run = machine();
    expect(run(20, always(1), always(0.6)).shared).toBe(0);
    run(200, always(1), always(0.6));
    const { mean, shared } = run(20_000, always(1), always(0.6));
    expect(shared).toBeGreaterThan(0.97);
    expect(mean).toBeLessThan(0.62);
  });
  it.each([0.1, 1, 50])('costs next to nothing when several threads are slower, with turns of %d ms', (alone) => {
    const run = machine();
    expect(run(20_000, always(alone), always(alone * 1.3)).mean).toBeLessThan(1.03 * alone);
    expect(run(20_000, always(alone), always(alone * 8)).mean).toBeLessThan(1.06 * alone);
  });
  it('tries again, at first soon, then less and less often', () => {
    const run = machine();
    const early = run(200, always(1), always(1.1)).shared;
    run(5000, always(1), always(1.1));
    const late = run(5000, always(1), always(1.1)).shared;
    expect(early).toBeGreaterThan(0.2);
    expect(late).toBeLessThan(0.01);
    expect(late).toBeGreaterThan(0.002);
  });
  it('switches when the machine gets busy, and back when it is idle', () => {
    const run = machine();
    run(5000, always(1), always(0.6));
    run(1000, always(1), always(2));
    expect(run(5000, always(1), always(2)).shared).toBeLessThan(0.04);
    run(3000, always(1), always(0.6));
    expect(run(5000, always(1), always(0.6)).shared).toBeGreaterThan(0.9);
  });
  it('does not forget after one lucky stretch how often several threads were slower', () => {
    const run = machine();
    run(10_000, always(1), always(1.5));
    // until it has been tried and has won
    while (run(1, always(1), always(0.5)).shared === 0);
    run(21, always(1), always(0.5));
    run(100, always(1), always(1.5));
    expect(run(500, always(1), always(1.5)).shared).toBe(0);
  });
  it('is not misled by quick turns among which every twentieth stalls', () => {
    const run = machine();
    let turn = 0;
    const stalling = () => (++turn % 20 === 0 ? 10 : 0.8);
    expect(run(50_000, always(1), stalling).mean).toBeLessThan(1.04);
  });
});
