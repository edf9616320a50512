import { compile } from '@gd/compile';
import { emitProgram } from '@gd/compile/internal';
import { matmul, random, transpose } from '@gd/core';
import { standalone } from '../standalone.mjs';

/** gd: a product of two square matrices, either of which may be transposed. */
export function make({ kind, size }) {
  const stream = random(1);
  const matrices = [stream.normal([size, size]), stream.normal([size, size])];
  const product = compile((a, b) => matmul(kind === 'TN' ? transpose(a) : a, kind === 'NT' ? transpose(b) : b));
  product(...matrices);
  const { run, inputs } = standalone(emitProgram(product.programs[0]));
  for (const [i, { data }] of matrices.entries()) inputs[i].set(data);
  return { run, amount: 2 * size ** 3 };
}
