import { expect, it } from 'vitest';
import { count } from '../../../../tests/support/count';
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
  const points = count(5000, 1_000_000);
  for (let i = 1; i < points; i++) {
    const share = (i / points) ** 6;
    const wanted = Math.log(share);
    expect(Math.abs(portableLog(share) - wanted)).toBeLessThanOrEqual(2 * Number.EPSILON * Math.abs(wanted));
  }
});
