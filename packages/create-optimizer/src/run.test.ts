import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './run';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gd-create-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function told(args: string[], typed = ''): Promise<{ status: number; output: string; error: string }> {
  const [output, error] = [new PassThrough(), new PassThrough()];
  const status = await run(args, Readable.from([typed]), output, error);
  return { status, output: String(output.read() ?? ''), error: String(error.read() ?? '') };
}

describe('run', () => {
  it('asks for everything that the flags leave open, and again after an invalid answer', async () => {
    const into = join(folder, 'new');
    const { status, output } = await told(['--folder', into], 'Bad Name\nfun-walk\ndecay=x\ndecay=0.5, reach=4\n');
    expect(status).toBe(0);
    expect(output).toContain('What is its name? (my-optimizer) create-optimizer: name "Bad Name" — wanted lower-case');
    expect(output).toContain('(learningRate=0.01 decay=0.9) create-optimizer: option "decay=x" — wanted a number');
    expect(readFileSync(join(into, 'src/funWalk.ts'), 'utf8')).toContain(
      "    decay: ['[0, 1)', 0.5],\n    reach: ['[1, ∞)', 4],\n",
    );
  });
  it('takes an empty line as the proposed answer', async () => {
    const into = join(folder, 'new');
    expect(await told(['--folder', into], '\n\n')).toMatchObject({ status: 0 });
    expect(readFileSync(join(into, 'src/myOptimizer.ts'), 'utf8')).toContain(
      "learningRate: ['[0, ∞)', 0.01],\n    decay: ['[0, 1)', 0.9],\n",
    );
  });
  it('asks nothing with --yes', async () => {
    const into = join(folder, 'new');
    const { status, output } = await told([
      'my-idea',
      '--option',
      'a=0.5',
      '--option',
      'b=2',
      '--folder',
      into,
      '--yes',
    ]);
    expect(status).toBe(0);
    expect(output).not.toContain('?');
    expect(readFileSync(join(into, 'src/myIdea.ts'), 'utf8')).toContain(
      "    a: ['[0, 1)', 0.5],\n    b: ['[1, ∞)', 2],\n",
    );
  });
  it.each([
    [['Bad'], 'create-optimizer: name "Bad" — wanted lower-case words'],
    [['a', 'x=1'], 'create-optimizer: more than one name — came a, x=1; npm passes on only flags after --'],
    [['a', '--option', 'x', '--yes'], 'create-optimizer: option "x" — wanted a number of at least 0'],
    [['a', '--speed'], "create-optimizer: Unknown option '--speed'"],
    [['a'], 'create-optimizer: the input ended before the last answer — nothing was written'],
  ])('%j is told what is wrong', async (args, message) => {
    const { status, error } = await told([...args, '--folder', join(folder, 'new')]);
    expect(error).toContain(message);
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
  it('prints its flags', async () => {
    expect((await told(['--help'])).output).toContain('usage: npm create @gd/optimizer [name] --');
  });
});
