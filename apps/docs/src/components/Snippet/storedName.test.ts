import { expect, test } from 'vitest';
import { storedName } from './storedName';

test('a snippet has one name for each place and each original', () => {
  const names = [
    storedName('/a#x', 'let a = 1;'),
    storedName('/a#x', 'let a = 2;'),
    storedName('/a#y', 'let a = 1;'),
    storedName('/a#x', ''),
  ];
  expect(new Set(names).size).toBe(4);
  expect(storedName('/a#x', 'let a = 1;')).toBe(names[0]);
});
