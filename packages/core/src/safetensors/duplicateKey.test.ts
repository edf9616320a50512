import { expect, it } from 'vitest';
import { duplicateKey } from './header';

it.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"b":2}}', 'b'],
  ['[{"a":1},{"a":1,"c":"}","a":1}]', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"":1,"":2}', ''],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ['{"a\\"":1, "b":"a\\"", "a\\"" : 2}', 'a"'],
])('finds it in %s', (json, key) => expect(duplicateKey(json)).toBe(key));

it.each(['{}', '{"a":{"a":1},"b":["a","a"],"c":"a"}', '[{"a":1},{"a":2}]', '{"a":"\\\\","b":"{\\"a\\":1}"}', '3'])(
  'finds none in %s',
  (json) => expect(duplicateKey(json)).toBeUndefined(),
);
