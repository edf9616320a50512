import type { Type } from './instructions';

/** The locals of a function: typed, lent out and handed back. */
export class Locals {
  readonly locals: Type[] = [];
  private readonly spare: Record<Type, number[]> = { i32: [], i64: [], f32: [], f64: [], v128: [] };

  constructor(readonly parameters: readonly Type[]) {}

  local(type: Type): number {
    return this.spare[type].pop() ?? this.unused(type);
  }

  /** A local that nobody had before. */
  protected unused(type: Type): number {
    return this.parameters.length + this.locals.push(type) - 1;
  }

  free(type: Type, ...locals: readonly number[]): void {
    this.spare[type].push(...locals);
  }
}
