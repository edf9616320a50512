import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withNumbers } from '../network.mjs';
import { child } from './child.mjs';

const program = fileURLToPath(new URL('../competitors/pytorch.py', import.meta.url));
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** A Python with PyTorch; undefined if there is none. */
export function python() {
  const path = ['python3', '/usr/bin/python3'].find(
    (path) => spawnSync(path, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
  );
  if (path === undefined) return undefined;
  return {
    open() {
      const { ask, close } = child(path, [program], oneThread);
      return {
        close,
        ask: ({ open, ...message }) =>
          ask(open === undefined ? message : { open: { ...open, problem: withNumbers(open.problem) } }),
      };
    },
  };
}
