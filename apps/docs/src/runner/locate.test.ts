import { expect, test } from 'vitest';
import { locate } from './locate';

const at = (stack: string, message = 'boom') => Object.assign(new Error(message), { stack });

test('finds the line in the snippet, not in the files around it', () => {
  const error = at(
    'Error: boom\n    at f (blob:null/ours:135:9)\n    at blob:null/theirs:7:11\n    at blob:null/theirs:9:1',
  );
  expect(locate(error, 'blob:null/theirs')).toEqual({ name: 'Error', message: 'boom', line: 7, column: 11 });
});

test('omits the column in the first line, which has our own prefix', () => {
  expect(locate(at('at blob:null/a:1:90'), 'blob:null/a')).toEqual({ name: 'Error', message: 'boom', line: 1 });
});

test('uses the position that the transform reports', () => {
  const error = Object.assign(new SyntaxError('Error transforming x: Unexpected token (3:5)'), {
    loc: { line: 3, column: 5 },
  });
  expect(locate(error, '')).toEqual({ name: 'SyntaxError', message: 'Unexpected token', line: 3, column: 5 });
});

test('says what was thrown if it is not an error', () => {
  expect(locate('down', 'blob:x')).toEqual({ name: 'Error', message: 'thrown: down' });
});
