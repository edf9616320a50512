/** A thing as a contributor adds it: `pnpm new`, then what only its author knows. */
export interface Recipe {
  readonly name: string;
  /** What its tests say until it is finished. */
  readonly says: readonly string[];
  /** What its author puts into the new files, in place of what. */
  readonly fill: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;
}
