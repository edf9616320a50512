// biome-ignore lint/suspicious/noExplicitAny: a challenge is about a function of any kind
export type AnyFunction = (...args: any[]) => any;

/** Additional arguments of a rule: the correct answer, and a comparison of answers. */
export interface RuleTools<F> {
  good: F;
  alike(one: unknown, other: unknown): boolean;
}

/** A property that the reader's function must have beyond individual cases: `holds` returns true, or false or a reason. */
export interface Rule<F> {
  say: string;
  holds(answer: F, tools: RuleTools<F>): boolean | string | Promise<boolean | string>;
}

/**
 * A known wrong answer and its explanation. `when` recognizes the answer; by default, it is recognized by equal results in
 * all cases.
 */
export interface Wrong<F> {
  as: F;
  say: string;
  when?: (answer: F, tools: RuleTools<F>) => boolean | Promise<boolean>;
}

/** A task whose answer is a function, checked by running it. */
export interface ChallengeSpec<F extends AnyFunction> {
  good: F;
  cases: readonly Parameters<F>[];
  rules?: readonly Rule<F>[];
  wrong: readonly Wrong<F>[];
  /** The tolerance for numbers, relative to their size; 1e-6 by default. */
  tolerance?: number;
}

export interface Challenge<F extends AnyFunction = AnyFunction> extends ChallengeSpec<F> {
  /** The name under which the snippet exports its answer. */
  name: string;
}

/** Defines a challenge: the name that the reader must export, a correct answer, test cases, and known wrong answers. */
export const challenge = <F extends AnyFunction>(name: string, spec: ChallengeSpec<F>): Challenge<F> => ({
  name,
  ...spec,
});
