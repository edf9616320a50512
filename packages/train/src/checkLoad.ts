import type { State, Tensor, Weights } from '@gd/core';
import { isTensor } from '@gd/core';
import { aRecord, check, describe, formatShape, sameShape } from '@gd/core/extend';
import type { Checkpoint } from './checkpoint';
import type { TrainingState } from './trainStep';

type Tree = Weights | State | undefined;

/** The tensors of a tree by path, like "0.dense/kernel.m". */
function tensorsIn(tree: Tree, path = '', found = new Map<string, Tensor>()): Map<string, Tensor> {
  if (isTensor(tree)) return found.set(path, tree as Tensor);
  for (const [key, part] of Object.entries(tree ?? {})) {
    tensorsIn(part as State, Array.isArray(tree) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, found);
  }
  return found;
}

/**
 * Checks what is to be loaded into a training against the tensors that it has.
 *
 * throws  when a tensor is missing, unknown, or of another shape or dtype, or the count is not a whole number
 */
export function checkLoad<S extends State>(
  given: Partial<TrainingState> | Checkpoint,
  like: Pick<TrainingState<S>, 'weights' | 'buffers' | 'state'>,
): Partial<TrainingState<S>> {
  check('load: the argument', given, aRecord);
  const { weights, buffers, state } = given;
  const count = 'step' in given ? given.step : given.count;
  const parts = { weights, buffers, state, count };
  if (Object.values(parts).every((part) => part === undefined)) {
    const came = Object.keys(given).slice(0, 4).join(', ').slice(0, 100) || 'nothing';
    throw new TypeError(`load: ${came} — wanted some of { weights, buffers, state, count }; load({ weights })?`);
  }
  if (count !== undefined) check('load: count', count, '0, 1, 2, …');
  if (weights !== undefined) checkTree('load', weights, like.weights, 'weight');
  if (buffers !== undefined) checkTree('load', buffers, like.buffers, 'buffer');
  if (state !== undefined) checkTree('load', state, like.state, 'state');
  return parts as Partial<TrainingState<S>>;
}

/**
 * Checks that a tree has the same tensors as another: names, shapes and dtypes.
 *
 * throws  naming the first that differs
 */
export function checkTree(name: string, given: Tree, like: Tree, what: 'weight' | 'buffer' | 'state'): void {
  const found = tensorsIn(given);
  const wanted = tensorsIn(like);
  for (const [path, { shape, dtype }] of wanted) {
    const came = found.get(path);
    if (came?.dtype === dtype && sameShape(came.shape, shape)) continue;
    const how = came === undefined ? 'is missing' : `is ${came.dtype}${formatShape(came.shape)}`;
    throw new RangeError(
      `${name}: ${what} ${describe(path)} ${how} — wanted ${dtype}${formatShape(shape)}; was it saved from this model?`,
    );
  }
  for (const path of found.keys()) {
    if (wanted.has(path)) continue;
    throw new RangeError(`${name}: ${what} ${describe(path)} has no place here — was it saved from this model?`);
  }
}
