import type { Make, Settings } from './walk';
import { optimizerWith } from './walk';

/** An option that the figure offers. */
export interface Choice {
  name: string;
  /** Its description in the doc block. */
  about: string;
  begins: number | boolean;
}

/** The range of a slider. */
export interface Span {
  min: number;
  max: number;
  step: number;
  /** Whether each notch multiplies. */
  multiplies: boolean;
  /** The number of digits after the decimal point. */
  digits: number;
}

/** What the page knows about tuning. */
export interface Tuned {
  options: Readonly<Record<string, number>>;
  scores: Readonly<Record<string, { tuned: { settings: Readonly<Record<string, number>> } }>>;
}

/** The settings that an optimizer starts with. */
export const defaultsOf = (choices: readonly Choice[]): Settings =>
  Object.fromEntries(choices.map(({ name, begins }) => [name, begins]));

/**
 * The settings that tuning found for an objective; options of an inner optimizer change along with the learning rate.
 */
export function tunedFor(choices: readonly Choice[], { options, scores }: Tuned, objective: string): Settings {
  const settings = scores[objective]?.tuned.settings ?? {};
  const { learningRate } = settings;
  const own = options.learningRate;
  const lent =
    learningRate === undefined || own === undefined
      ? []
      : Object.entries(options).flatMap(([name, value]) =>
          name.endsWith('/learningRate') ? [[name, (value * learningRate) / own] as const] : [],
        );
  return { ...defaultsOf(choices), ...settings, ...Object.fromEntries(lent) };
}

/** A sensible slider for an option, found by trying which values the optimizer accepts. */
export function spanOf(make: Make, { name, begins }: Choice): Span {
  const start = Number(begins);
  const accepts = (value: number): boolean => {
    try {
      return optimizerWith(make, { [name]: value }) !== undefined;
    } catch {
      return false;
    }
  };
  const share = !name.includes('/') && !accepts(1.5);
  if (share)
    return { min: accepts(0) ? 0 : 0.001, max: accepts(1) ? 1 : 0.999, step: 0.001, multiplies: false, digits: 3 };
  if (!name.includes('/') && !accepts(0.5)) return { min: 1, max: 3, step: 0.01, multiplies: false, digits: 2 };
  if (start === 0) return { min: 0, max: 1, step: 0.01, multiplies: false, digits: 2 };
  const rate = /(^|\/)learningRate$/.test(name);
  const min = rate ? Math.min(1e-4, start / 10) : Number((start / 1000).toPrecision(3));
  const max = rate ? Math.max(100, start * 10) : Math.max(1, start * 1000);
  return { min, max, step: min, multiplies: true, digits: Math.max(0, Math.min(40, Math.ceil(-Math.log10(min)) + 2)) };
}

const shownFirst = ['learningRate', 'momentum', 'beta1', 'beta', 'rho', 'decay'];

/** Sorts settings: the learning rate and the averages are shown, the others are in a fold. */
export function sortOut(choices: readonly Choice[]): { first: readonly Choice[]; more: readonly Choice[] } {
  const named = (choice: Choice) => shownFirst.includes(choice.name);
  return { first: choices.filter(named), more: choices.filter((choice) => !named(choice)) };
}
