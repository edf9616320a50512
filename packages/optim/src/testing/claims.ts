import type { Optimizer, Schedule, Shape } from '@gd/core';

/** The name of each check of the kit. */
export type CheckName =
  | 'names its options and remembers only tensors'
  | 'follows the path of its source'
  | 'keeps shapes and dtypes'
  | 'changes none of its inputs'
  | 'answers the same to the same question'
  | 'shares no state between runs'
  | 'survives a save halfway'
  | 'knows weights by name, not by position'
  | 'updates each weight by itself'
  | 'lets weights skip a step'
  | 'listens to every option'
  | 'takes options from the step, not from its making'
  | 'takes a schedule for every option'
  | 'refuses options that are none'
  | 'stays where the gradient is zero'
  | 'descends on tiny gradients'
  | 'survives huge gradients'
  | 'survives a constant gradient'
  | 'shows a NaN, in its own weight only'
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

/** What the author of an optimizer claims, and from where. */
export interface Claims<Options extends object> {
  /** The options of `path`: none at its default, so that none can be ignored unseen. */
  readonly options: Options;
  /** Gradients fed to one weight step by step, and where an independent source says the weight is after each. */
  readonly path: {
    readonly start: readonly number[];
    readonly grads: readonly (readonly number[])[];
    readonly weights: readonly (readonly number[])[];
    /** The shape of the weight; one axis unless said. */
    readonly shape?: Shape;
    /** How closely the path must be followed in float64; 1e-9 unless said. */
    readonly tolerance?: number;
  };
  /** Where the numbers come from: a paper with its page, a library with its version, a sheet worked by hand. */
  readonly source: string;
  /** Options for minimizing the test functions, for all or each; those of the path unless said. */
  readonly descent?: Options | ((testFunction: TestFunctionName) => Options);
  /** How many steps each test function may need, where 1,000 are too few. */
  readonly steps?: Partial<Readonly<Record<TestFunctionName, number>>>;
  /** Whether weights are meant to affect one another, as under a clip of the global norm. */
  readonly couples?: boolean;
  /** Checks that this optimizer is not meant to pass, each with the reason; they are reported, not hidden. */
  readonly exempt?: Partial<Readonly<Record<CheckName, string>>>;
}

/** An optimizer and what is claimed of it: what every check looks at. */
export interface Subject {
  readonly make: (options: Readonly<Record<string, Schedule>>) => Optimizer;
  readonly claims: Claims<Readonly<Record<string, Schedule>>>;
}

/** `compile` of `@gd/compile`, as far as the kit uses it. */
export type Compile = (step: Optimizer['step']) => Optimizer['step'] & { readonly programs: readonly unknown[] };

/** What the kit is given. */
export interface Tools {
  /** `compile` of `@gd/compile`; without it the checks of compiled steps do not run, and say so. */
  readonly compile?: Compile | undefined;
}

/** One check of the kit. */
export interface Check {
  readonly name: CheckName;
  /** What it cannot do without. */
  readonly needs?: keyof Tools;
  /** Throws an error with the reason when it fails. */
  run(testSubject: Subject, tools: Tools): void;
}
