import type { Optimizer, Schedule, Shape } from '@gd/core';

/** The name of each check of the kit. */
export type CheckName =
  | 'names its options and remembers only tensors'
  | 'follows the path of its source'
  | 'keeps shapes and dtypes'
  | 'changes none of its inputs'
  | 'returns the same for the same inputs'
  | 'shares no state between runs'
  | 'survives a save halfway'
  | 'knows weights by name, not by position'
  | 'updates each weight independently'
  | 'lets weights skip a step'
  | 'listens to every option'
  | 'reads options from the step, not from its creation'
  | 'accepts a schedule for every option'
  | 'refuses invalid options'
  | 'stays where the gradient is zero'
  | 'descends on tiny gradients'
  | 'survives huge gradients'
  | 'survives a constant gradient'
  | 'shows a NaN, but only in its own weight'
  | 'does the same inside every wrapper'
  | 'does the same when compiled'
  | 'needs no new program when options change'
  | `gets down the ${TestFunctionName}`;

/** What every optimizer must minimize. */
export type TestFunctionName =
  | 'bowl'
  | 'ravine'
  | 'saddle'
  | 'rosenbrock'
  | 'noisy bowl'
  | 'logistic regression'
  | 'xor network';

/** What the author of an optimizer claims, and the source of each number. */
export interface Claims<Options extends object> {
  /** The options of `path`: none at its default, so that the path shows if one is ignored. */
  readonly options: Options;
  /** Gradients given to one weight step by step, and the weight after each step according to an independent source. */
  readonly path: {
    readonly start: readonly number[];
    readonly grads: readonly (readonly number[])[];
    readonly weights: readonly (readonly number[])[];
    /** The shape of the weight; one axis by default. */
    readonly shape?: Shape;
    /** The tolerance of the path in float64; 1e-9 by default. */
    readonly tolerance?: number;
  };
  /** Where the numbers come from: a paper with its page, a library with its version, a calculation by hand. */
  readonly source: string;
  /** Options for minimizing the test functions, for all or each; those of the path by default. */
  readonly descent?: Options | ((testFunction: TestFunctionName) => Options);
  /** How many steps each test function may need, where 1,000 are too few. */
  readonly steps?: Partial<Readonly<Record<TestFunctionName, number>>>;
  /** Whether weights affect one another, as with a clip of the global norm. */
  readonly couples?: boolean;
  /** Checks that this optimizer is not meant to pass, each with the reason, which reports show. */
  readonly exempt?: Partial<Readonly<Record<CheckName, string>>>;
}

/** An optimizer and its claims: what every check gets. */
export interface Subject {
  readonly make: (options: Readonly<Record<string, Schedule>>) => Optimizer;
  readonly claims: Claims<Readonly<Record<string, Schedule>>>;
}

/** The part of `compile` of `@gd/compile` that the kit uses. */
export type Compile = (step: Optimizer['step']) => Optimizer['step'] & { readonly programs: readonly unknown[] };

/** What the kit may use. */
export interface Tools {
  /** `compile` of `@gd/compile`; without it, the checks of compiled steps do not run, and say so. */
  readonly compile?: Compile | undefined;
}

/** One check of the kit. */
export interface Check {
  readonly name: CheckName;
  /** The tool that it needs. */
  readonly needs?: keyof Tools;
  /** Throws an error with the reason when it fails. */
  run(testSubject: Subject, tools: Tools): void;
}
