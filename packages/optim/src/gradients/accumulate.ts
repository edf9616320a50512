import type { GradientOf, Tensor } from '@gd/core';
import { add, concat, div, isTensor, slice } from '@gd/core';
import { check } from '@gd/core/extend';
import { mapWeights } from '../weights/mapWeights';
import { backpropagation } from './backpropagation';

/**
 * Gradient accumulation: splits the batch into n parts of equally many rows and averages their gradients, to train on a
 * large batch with the memory of a small one.
 *
 *     loss, grads = mean over the parts of loss, grads
 *
 * The parts run one after another: each starts from the buffers that the previous part returned, and draws from
 * `rng.split(part)`. `aux` has the rows of all parts in their old order, and the means of single numbers.
 *
 * shape   the batch may be any tree of tensors; the first axis of each counts the rows
 * throws  when n is not a whole number of at least 1, does not divide the rows, or the batch has none
 */
export function accumulate(n: number): GradientOf {
  check('accumulate: n', n, '1, 2, 3, …', ', like accumulate(4)');
  return (objective) => {
    const gradientOf = backpropagation(objective);
    return (weights, { batch, buffers: before, rng }) => {
      checkRows(batch, n);
      let buffers = before;
      const parts = Array.from({ length: n }, (_, part) => {
        const found = gradientOf(weights, { batch: partOf(batch, part, n), buffers, rng: rng.split(part) });
        buffers = found.buffers ?? buffers;
        return found;
      });
      const aux = joined(parts.map((found) => found.aux)) as (typeof parts)[number]['aux'];
      return {
        loss: average(parts.map(({ loss }) => loss)),
        grads: mapWeights(weights, (_, name) => average(parts.map(({ grads }) => grads[name]!))),
        buffers,
        ...(aux !== undefined && { aux }),
      };
    };
  };
}

function average(tensors: readonly Tensor[]): Tensor {
  return div(
    tensors.reduce((total, x) => add(total, x)),
    tensors.length,
  );
}

/** The tensors of a tree, with their paths. */
function leaves(tree: unknown, path = 'batch'): (readonly [string, Tensor])[] {
  if (isTensor(tree)) return [[path, tree]];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, part]) => leaves(part, `${path}.${key}`));
}

function checkRows(batch: unknown, n: number): void {
  const tensors = leaves(batch);
  if (tensors.length === 0) {
    throw new TypeError('accumulate: the batch has no tensors — it cuts rows of examples, as in fit');
  }
  for (const [path, { shape }] of tensors) {
    const rows = shape[0];
    if (rows === undefined || rows % n !== 0 || rows === 0) {
      const came = rows === undefined ? 'is a single number' : `has ${rows} rows`;
      throw new RangeError(
        `accumulate: ${path} ${came} — wanted rows that ${n} divides, in the last batch, too; another batch size?`,
      );
    }
  }
}

/** One of n parts of a tree: the same tree with fewer rows. */
function partOf<Tree>(tree: Tree, part: number, n: number): Tree {
  if (isTensor(tree)) {
    const [rows, ...others] = tree.shape as readonly [number, ...number[]];
    const size = rows / n;
    return slice(tree, [part * size, ...others.map(() => 0)], [(part + 1) * size, ...others]) as Tree;
  }
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((each) => partOf(each, part, n)) as Tree;
  return Object.fromEntries(Object.entries(tree).map(([key, each]) => [key, partOf(each, part, n)])) as Tree;
}

/** Joins trees of one form: concatenates rows and averages single numbers. */
function joined(trees: readonly unknown[]): unknown {
  const first = trees[0];
  if (isTensor(first)) return first.shape.length === 0 ? average(trees as Tensor[]) : concat(trees as Tensor[]);
  if (typeof first !== 'object' || first === null) return first;
  const under = (key: string) => joined(trees.map((tree) => (tree as Record<string, unknown>)[key]));
  if (Array.isArray(first)) return first.map((_, i) => under(String(i)));
  return Object.fromEntries(Object.keys(first).map((key) => [key, under(key)]));
}
