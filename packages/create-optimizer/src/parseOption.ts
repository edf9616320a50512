import type { OptionRange } from '@gd/optim';
import { isFreeIdentifier } from './isFreeIdentifier';

/** An option of the new optimizer: its name, default and range. */
export interface OptionBeginning {
  readonly name: string;
  readonly value: number;
  readonly range: OptionRange;
}

/**
 * Parses an option as it is typed: `decay=0.9`. The learning rate may be any number of at least 0; in the rule to start from,
 * every other option is that of a running average: below 1 its decay rate, from 1 on how many steps it reaches back.
 *
 * throws  when the name is no identifier of JavaScript, or the value is no number of at least 0
 */
export function parseOption(text: string): OptionBeginning {
  const [name = '', written = '', ...rest] = text.split('=').map((part) => part.trim());
  const value = written === '' || rest.length > 0 ? Number.NaN : Number(written);
  if (!isFreeIdentifier(name)) {
    throw new Error(`create-optimizer: option ${JSON.stringify(text)} — wanted a name in camelCase, like decay=0.9`);
  }
  if (!Number.isFinite(value) || value < 0) {
    throw new Error(
      `create-optimizer: option ${JSON.stringify(text)} — wanted a number of at least 0, like ${name}=0.9`,
    );
  }
  if (name === 'learningRate') return { name, value, range: '[0, ∞)' };
  return { name, value, range: value < 1 ? '[0, 1)' : '[1, ∞)' };
}
