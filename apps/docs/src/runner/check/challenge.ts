// biome-ignore lint/suspicious/noExplicitAny: a challenge is about a function of any kind
export type AnyFunction = (...args: any[]) => any;

/** What a rule may need besides the reader's function: the good answer, and whether two answers are alike. */
export interface RuleTools<F> {
  good: F;
  alike(one: unknown, other: unknown): boolean;
}

/** Something that must hold of the reader's function beyond single cases: `holds` answers true, false, or why not. */
export interface Rule<F> {
  say: string;
  holds(answer: F, tools: RuleTools<F>): boolean | string | Promise<boolean | string>;
}

/** A known wrong answer and the sentence that names it. `when` recognizes it; by default, equal answers in all cases do. */
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
  /** How far numbers may be apart, relative to their size; 1e-6 unless given. */
  tolerance?: number;
}

export interface Challenge<F extends AnyFunction = AnyFunction> extends ChallengeSpec<F> {
  /** The name under which the snippet exports its answer. */
  name: string;
}

/** Defines a challenge: the name the reader must export, a good answer, cases to try, and known wrong answers. */
export const challenge = <F extends AnyFunction>(name: string, spec: ChallengeSpec<F>): Challenge<F> => ({
  name,
  ...spec,
});
