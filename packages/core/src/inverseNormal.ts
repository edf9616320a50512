import { naturalLog } from './naturalLog';

/**
 * Answers where on the bell curve a given share of all draws lies to the left.
 *
 *     q   = share − ½
 *     out = q · A(r) / B(r)                where r = 0.425² − q², in the middle: |q| ≤ 0.425
 *     out = ± C(r − 1.6) / D(r − 1.6)      where r = √−log(the smaller share), on the shoulders: r ≤ 5
 *     out = ± E(r − 5) / F(r − 5)          in the tails
 *
 * units   share in (0, 1) in, standard deviations out; relative error about 1e-16
 * source  Wichura 1988, Algorithm AS 241 (PPND16): The percentage points of the normal distribution, https://doi.org/10.2307/2347330
 */
export function inverseNormal(share: number): number {
  const q = share - 0.5;
  if (Math.abs(q) <= 0.425) return q * middle(0.180625 - q * q);
  const r = Math.sqrt(-naturalLog(Math.min(share, 1 - share)));
  const size = r <= 5 ? shoulder(r - 1.6) : tail(r - 5);
  return q < 0 ? -size : size;
}

// The tables of PPND16, lowest power first.

function middle(r: number): number {
  return (
    polynomial(
      r,
      3.3871328727963665,
      133.14166789178438,
      1971.5909503065513,
      13731.69376550946,
      45921.95393154987,
      67265.7709270087,
      33430.57558358813,
      2509.0809287301227,
    ) /
    polynomial(
      r,
      1,
      42.31333070160091,
      687.1870074920579,
      5394.196021424751,
      21213.794301586597,
      39307.89580009271,
      28729.085735721943,
      5226.495278852854,
    )
  );
}

function shoulder(r: number): number {
  return (
    polynomial(
      r,
      1.4234371107496835,
      4.630337846156546,
      5.769497221460691,
      3.6478483247632045,
      1.2704582524523684,
      0.2417807251774506,
      0.022723844989269184,
      0.0007745450142783414,
    ) /
    polynomial(
      r,
      1,
      2.053191626637759,
      1.6763848301838038,
      0.6897673349851,
      0.14810397642748008,
      0.015198666563616457,
      0.0005475938084995345,
      1.0507500716444169e-9,
    )
  );
}

function tail(r: number): number {
  return (
    polynomial(
      r,
      6.657904643501103,
      5.463784911164114,
      1.7848265399172913,
      0.29656057182850487,
      0.026532189526576124,
      0.0012426609473880784,
      2.7115555687434876e-5,
      2.0103343992922881e-7,
    ) /
    polynomial(
      r,
      1,
      0.599832206555888,
      0.1369298809227358,
      0.014875361290850615,
      0.0007868691311456133,
      1.8463183175100548e-5,
      1.421511758316446e-7,
      2.0442631033899397e-15,
    )
  );
}

/** a + bx + cx² + … + hx⁷. Written out: a loop over a list of coefficients takes four times as long. */
function polynomial(
  x: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): number {
  return ((((((h * x + g) * x + f) * x + e) * x + d) * x + c) * x + b) * x + a;
}
