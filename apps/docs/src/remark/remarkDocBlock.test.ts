import { expect, test } from 'vitest';
import { remarkDocBlock } from './remarkDocBlock';

const text = (value: string) => ({ type: 'text', value });
const run = (children: object[], path = '/site/docs/api/core/add.md') => {
  const tree = { type: 'root', children };
  remarkDocBlock()(tree as never, { path });
  return tree.children;
};

test('lines that begin with one of our words become terms, and code inside them stays code', () => {
  const code = { type: 'inlineCode', value: 'mean' };
  const paragraph = {
    type: 'paragraph',
    children: [text('shape   [n]\nstill shape\nthrows  when '), code, text(' is wrong')],
  };
  expect(run([paragraph])).toEqual([
    {
      type: 'paragraph',
      data: { hName: 'dl' },
      children: [
        { type: 'paragraph', data: { hName: 'dt' }, children: [text('shape')] },
        { type: 'paragraph', data: { hName: 'dd' }, children: [text('[n]\nstill shape')] },
        { type: 'paragraph', data: { hName: 'dt' }, children: [text('throws')] },
        { type: 'paragraph', data: { hName: 'dd' }, children: [text('when '), code, text(' is wrong')] },
      ],
    },
  ]);
});

test('other paragraphs and other pages do not change', () => {
  const prose = { type: 'paragraph', children: [text('shape matters')] };
  expect(run([prose])).toEqual([prose]);
  const page = { type: 'paragraph', children: [text('shape   [n]')] };
  expect(run([page], '/site/docs/lessons/a.mdx')).toEqual([page]);
});

test('a parameter without a name is called options', () => {
  expect(run([{ type: 'code', value: 'f(__namedParameters?)' }])).toEqual([{ type: 'code', value: 'f(options?)' }]);
});
