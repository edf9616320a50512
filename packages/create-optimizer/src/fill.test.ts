import { describe, expect, it } from 'vitest';
import { fill } from './fill';

describe('fill', () => {
  it('inserts words, indents inserted lines, and removes empty ones', () => {
    expect(fill('a «x» b «x»\n  «lines»\n  «none»\nend\n', { x: '1', lines: 'one\n\n  two', none: '' })).toBe(
      'a 1 b 1\n  one\n\n    two\nend\n',
    );
  });
  it('inserts a word unchanged', () => expect(fill('«x»!', { x: '$& $1' })).toBe('$& $1!'));
  it('says which word is missing', () => {
    expect(() => fill('«y»', { x: '' })).toThrow('fill: the template needs «y» — there are x');
  });
});
