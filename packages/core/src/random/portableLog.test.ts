import { expect, it } from 'vitest';
import { portableLog } from './portableLog';

it('gives the logarithms that Python gives', () => {
  // source: Python 3.11, math.log
  const known = [
    [1, 0],
    [0.75, -0.2876820724517809],
    [0.4, -0.916290731874155],
    [0.2, -1.6094379124341003],
    [0.025, -3.6888794541139363],
    [1e-9, -20.72326583694641],
    [2 ** -53, -36.7368005696771],
  ] as const;
  for (const [share, log] of known) expect(portableLog(share)).toBeCloseTo(log, 14);
});

it("stays within 2 units in the last place of the engine's own", () => {
  for (let i = 1; i < 5000; i++) {
    const share = (i / 5000) ** 6;
    const wanted = Math.log(share);
    expect(Math.abs(portableLog(share) - wanted)).toBeLessThanOrEqual(2 * Number.EPSILON * Math.abs(wanted));
  }
});
