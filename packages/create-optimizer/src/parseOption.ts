import { isFreeIdentifier } from './isFreeIdentifier';

/** An option of the new optimizer: its name, its default and its range. */
export interface OptionBeginning {
  readonly name: string;
  readonly value: number;
  readonly range: '[0, ∞)' | '[0, 1)' | '[1, ∞)';
}

/**
 * Parses an option as typed: `decay=0.9`. The learning rate may be any number of at least 0. In the template's rule,
 * every other option is for a running average: below 1 it is the decay rate, from 1 on the number of steps to average
 * over.
 *
 * throws  when the name is not a JavaScript identifier, or the value is not a number of at least 0
 */
export function parseOption(text: string): OptionBeginning {
  if (typeof text !== 'string')
    throw new Error(`create-optimizer: an option is ${typeof text} — wanted a text, like decay=0.9`);
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
