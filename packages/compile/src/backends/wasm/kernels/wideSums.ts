import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';

/** How many numbers are added in float32 in a row: 32 equal ones are at most 5·10⁻⁷ of their sum off. */
export const block = 32;

const { f32x4, f64x2 } = op;

/** Vectors of float32 sums that are added to float64 totals now and then, and begin anew. */
export class WideSums {
  private readonly totals: readonly number[];

  constructor(
    private readonly code: Assembler,
    private readonly sums: readonly number[],
  ) {
    this.totals = sums.flatMap(() => [code.local('v128'), code.local('v128')]);
    for (const total of this.totals) code.vectorBits(0).set(total);
  }

  /** Adds the sums to their totals. */
  carry(): void {
    const { code, sums, totals } = this;
    totals.forEach((total, i) => {
      const sum = sums[i >> 1]!;
      code.get(total).get(sum);
      if (i % 2 > 0) code.get(sum).shuffle(2, 3, 2, 3);
      code.do(f64x2.fromF32, f64x2.add).set(total);
      if (i % 2 > 0) code.vectorBits(0).set(sum);
    });
  }

  /** Ends the sums: they are their totals, rounded once. */
  end(): void {
    const { code, sums, totals } = this;
    this.carry();
    sums.forEach((sum, i) => {
      for (const total of totals.slice(2 * i, 2 * i + 2)) code.get(total).do(f32x4.fromF64);
      code.shuffle(0, 1, 4, 5).set(sum);
    });
    code.free('v128', ...totals);
  }
}
