import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';

/** The number of float32 additions between carries: for 32 equal terms, the relative error is at most 5·10⁻⁷. */
export const block = 32;

const { f32x4, f64x2 } = op;

/** Vectors of float32 sums that are periodically added to float64 totals and reset to zero. */
export class WideSums {
  private readonly totals: readonly number[];

  constructor(
    private readonly code: Assembler,
    private readonly sums: readonly number[],
  ) {
    this.totals = sums.flatMap(() => [code.local('v128'), code.local('v128')]);
    for (const total of this.totals) code.vectorBits(0).set(total);
  }

  /** Adds the sums to their totals and resets them to zero. */
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

  /** Replaces each sum with its total, rounded once to float32. */
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
