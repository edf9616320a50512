/**
 * The natural logarithm in pure arithmetic. Engines differ in the last bit of `Math.log`, and a seed must give the same
 * numbers in all of them.
 *
 *     x     = m · 2⁻ᵏ  with  √½ ≤ m < √2
 *     log m = 2 artanh s = 2s + s·(Lg1 s² + … + Lg7 s¹⁴)  with  s = (m − 1) / (m + 1)
 *     out   = log m − k log 2
 *
 * units     x in (0, 1]; accurate to 1 unit in the last place
 * source    fdlibm's e_log.c, https://www.netlib.org/fdlibm/e_log.c
 */
export function portableLog(share: number): number {
  let m = share;
  let k = 0;
  for (; m < 2 ** -16; k += 16) m *= 2 ** 16;
  for (; m < Math.SQRT1_2; k++) m *= 2;
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const series =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  const high = k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  return f - (half - s * (half + series)) - low - high;
}
