import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOptimizer } from './createOptimizer';
import { parseOption } from './parseOption';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gd-create-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const read = (file: string) => readFileSync(join(folder, 'new', file), 'utf8');
const create = (...options: string[]) =>
  createOptimizer({ name: 'my-optimizer', options: options.map(parseOption), folder: join(folder, 'new') });

describe('createOptimizer', () => {
  it('writes a complete package, with no placeholder left in it', () => {
    const { files, folder: into } = create('decay=0.9', 'reach=20', 'learningRate=0.05');
    expect(into).toBe(join(folder, 'new'));
    const found = readdirSync(into, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(found).toHaveLength(files.length);
    expect(files).toEqual(
      expect.arrayContaining([
        '.gitignore',
        '.github/workflows/release.yml',
        'src/myOptimizer.ts',
        'src/reference.json',
      ]),
    );
    for (const file of files) expect(read(file), file).not.toMatch(/[«»]|NAME/);
    expect(JSON.parse(read('package.json'))).toMatchObject({
      name: 'gd-optim-my-optimizer',
      keywords: expect.arrayContaining(['gd-optimizer']),
      devDependencies: { '@gd/compile': expect.stringMatching(/^\^\d+\.\d+\.\d+$/) },
      peerDependencies: {
        '@gd/core': expect.stringMatching(/^>=\d+\.\d+\.\d+ <1$/),
        '@gd/optim': expect.stringMatching(/^>=\d+\.\d+\.\d+ <1$/),
      },
    });
    expect(read('src/myOptimizer.ts')).toContain(
      "learningRate: ['[0, ∞)', 0.05],\n    decay: ['[0, 1)', 0.9],\n    reach: ['[1, ∞)', 20],\n",
    );
  });
  it('computes the rule by hand: a step down for each positive gradient, a step up for each negative one', () => {
    create('learningRate=0.25');
    expect(read('src/myOptimizer.ts')).toContain('export type MyOptimizerState = Readonly<Record<string, Tensor>>;');
    expect(read('src/myOptimizer.ts')).toContain('neg(options.learningRate)), state };');
    const { options, path } = JSON.parse(read('src/reference.json'));
    expect(options).toEqual({ learningRate: 0.3125 });
    expect(path.weights[0]).toEqual([1 - 0.3125, -2 + 0.3125, 0.5 - 0.3125, 3 - 0.3125]);
  });
  it('computes a running average by hand', () => {
    create('decay=0.9');
    // gradients of the first weight: 1, −3, 0.7; averaged with decay 0.6: 0.4, −0.96, −0.296
    const { path } = JSON.parse(read('src/reference.json'));
    expect(path.weights.slice(0, 3).map(([first]: number[]) => first)).toEqual([0.75, 1, 1.25]);
  });
  it('never writes into a folder that is not empty', () => {
    mkdirSync(join(folder, 'new'));
    create();
    expect(() => create()).toThrow(
      `create-optimizer: ${join(folder, 'new')} is not empty — choose another with --folder, or empty it yourself`,
    );
    writeFileSync(join(folder, 'file'), 'mine');
    expect(() => createOptimizer({ name: 'x', options: [], folder: join(folder, 'file') })).toThrow(
      'is a file — choose another with --folder',
    );
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine');
  });
  it('refuses options whose names would collide', () => {
    expect(() => create('decay=0.9', 'decay=0.8')).toThrow('create-optimizer: option decay was given twice');
    expect(() => create('myOptimizer=0.8')).toThrow(
      'create-optimizer: option myOptimizer has the name of the optimizer',
    );
  });
});
