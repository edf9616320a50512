// Runs eager tests again, compiled: kits and golden files test compiled functions, and every single operation that
// remains is compiled to its own program.
import type { Compiled } from '@gd/compile';
import { compile } from '@gd/compile';
import type { Tensor } from '@gd/core';
import type { Op } from '@gd/core/extend';
import { apply, setRecording, setTracer } from '@gd/core/extend';
import { setCheckTransform } from '@gd/core/testing';
import { afterEach, beforeEach } from 'vitest';
import { unknown } from './unknown';

/** Tests that must fail compiled, since the compiler's README documents these differences. */
const differences: Readonly<Record<string, string>> = {
  'equal > rounds a single number as the tensor it meets was rounded': 'a number with a float32 tensor',
  'sum > adds float32 in double precision, along rows and columns': 'sums of float32',
  'crossEntropy > rejects invalid arguments and says why': 'a class number that does not exist',
  'oneHot > says what is no class': 'a class number that does not exist',
  'gather > says which index is out of range': 'an index that does not exist',
  'scatterAdd > says what does not fit': 'an index that does not exist',
};

let onlyWhole = false;

beforeEach(({ task }) => {
  if (`${task.suite?.name} > ${task.name}` in differences) Object.assign(task, { fails: true });
  // thousands of steps: the optimizers are compiled whole, and the few operations of the test function were tested
  // before
  onlyWhole = task.name.includes('gets down the');
});

type Run = Compiled<Tensor[], Tensor>;
const functions = new WeakMap<object, never>();
const programs = new Map<Op, Map<string, Run>>();
let inside = false;

// a page in Chromium can have 124 memories
if ('document' in globalThis) afterEach(() => programs.clear());

setCheckTransform((f) => {
  const known = functions.get(f) ?? (compile(f as never) as never);
  functions.set(f, known);
  return known;
});

function programOf(op: Op, options: unknown): Run {
  const key = JSON.stringify(options, (_, value) => (typeof value === 'number' ? String(value) : value)) ?? '';
  const known = programs.get(op) ?? new Map<string, Run>();
  programs.set(op, known);
  const made = known.get(key) ?? compile((...inputs: Tensor[]) => apply(op as Op<Tensor[], unknown>, inputs, options));
  known.set(key, made);
  return made;
}

setTracer((op, inputs, options) => {
  // operations that the compiler does not know come back here, and run eagerly
  if (inside || onlyWhole) return undefined;
  inside = true;
  // under a recording tape, a compiled function runs as itself, so the caller records this operation
  const recorded = setRecording(false);
  try {
    const program = programOf(op, options);
    const answer = program(...inputs);
    // images of whole numbers run eagerly
    const ofFloats = inputs.some(({ dtype }) => dtype.startsWith('float'));
    if (ofFloats && program.programs.length === 0) throw new Error(unknown(op.name));
    return answer as never;
  } finally {
    setRecording(recorded);
    inside = false;
  }
});
