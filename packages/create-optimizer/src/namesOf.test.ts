import { describe, expect, it } from 'vitest';
import { namesOf } from './namesOf';

describe('namesOf', () => {
  it.each([
    ['my-optimizer', 'gd-optim-my-optimizer', 'myOptimizer', 'MyOptimizer', 'my-optimizer'],
    ['gd-optim-lion-2', 'gd-optim-lion-2', 'lion2', 'Lion2', 'gd-optim-lion-2'],
    ['@me/my-optimizer', '@me/my-optimizer', 'myOptimizer', 'MyOptimizer', 'my-optimizer'],
    ['@me/gd-optim-adam', '@me/gd-optim-adam', 'adam', 'Adam', 'gd-optim-adam'],
  ])('%s', (name, ...[pkg, own, type, folder]) => {
    expect(namesOf(name)).toEqual({ package: pkg, function: own, type, folder });
  });
  it.each(['', 'My-Walker', 'two words', '../up', 'a\\b', '-x', 'x-', '@me', '@/x', '2fast', 'a'.repeat(201)])(
    'refuses %j',
    (name) => {
      expect(() => namesOf(name)).toThrow(
        `create-optimizer: name ${JSON.stringify(name)} — wanted lower-case words with dashes, like my-optimizer or @me/my-optimizer`,
      );
    },
  );
  it.each(['new', 'sign', 'gd-optim-class'])('refuses %s, which JavaScript or the template takes', (name) => {
    expect(() => namesOf(name)).toThrow('which already means something else; add a word?');
  });
});
