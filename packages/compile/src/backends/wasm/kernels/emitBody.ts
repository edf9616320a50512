import type { Body, Step } from '../../../graph/kernel';
import type { Assembler } from '../encode/assembler';
import type { Type } from '../encode/instructions';
import { scalarOp, scalarType } from './scalarOps';
import { vectorOp } from './vectorOps';

/** Whether a body can run on four elements at a time. */
export function vectorizable({ steps, leaves, stores }: Body): boolean {
  return (
    steps.every((step) =>
      step.kind === 'map' ? vectorOp(step.op, step.from, step.dtype) : step.dtype !== 'float64',
    ) &&
    leaves.every(({ node }) => node.dtype !== 'float64') &&
    stores.every(({ node }) => node.dtype !== 'float64')
  );
}

/** How a body is embedded in its loops. */
export interface Surroundings {
  readonly vector: boolean;
  /** Pushes the value of a leaf. */
  readonly load: (leaf: number) => void;
  /** Locals with the values of steps that were loaded outside the loop. */
  readonly held?: ReadonlyMap<number, number>;
  /** The local with the root's value. */
  readonly root?: number;
  readonly store: (step: number, local: number) => void;
}

/** Emits the steps of a body; each value has a local until its last use. */
export function emitBody(
  code: Assembler,
  { steps, stores }: Pick<Body, 'steps' | 'stores'>,
  around: Surroundings,
): void {
  const typeOf = (step: Step): Type => (around.vector ? 'v128' : scalarType(step.dtype));
  const uses = steps.map(() => 0);
  for (const step of steps) if (step.kind === 'map') for (const arg of step.args) uses[arg]!++;
  for (const { step } of stores) uses[step]!++;
  const locals = new Map<number, number>();
  const owned = (index: number): boolean => steps[index]!.kind !== 'root' && !around.held?.has(index);
  const release = (index: number): void => {
    if (--uses[index]! === 0 && owned(index)) code.free(typeOf(steps[index]!), locals.get(index)!);
  };
  steps.forEach((step, index) => {
    const ready = step.kind === 'root' ? around.root : around.held?.get(index);
    if (ready !== undefined) locals.set(index, ready);
    else if (uses[index]! > 0) {
      if (step.kind === 'load') around.load(step.leaf);
      else if (step.kind === 'constant') writeConstant(code, step.value, typeOf(step), step.dtype);
      else if (step.kind === 'map') {
        const write = (around.vector ? vectorOp : scalarOp)(step.op, step.from, step.dtype)!;
        write(
          code,
          step.args.map((arg) => locals.get(arg)!),
        );
        for (const arg of step.args) release(arg);
      }
      const local = code.local(typeOf(step));
      code.set(local);
      locals.set(index, local);
    }
    for (const store of stores) {
      if (store.step !== index) continue;
      around.store(stores.indexOf(store), locals.get(index)!);
      release(index);
    }
  });
}

/** Pushes a number, in all four lanes for a vector. */
export function writeConstant(code: Assembler, value: number, type: Type, dtype: Step['dtype']): void {
  if (type === 'v128') {
    if (dtype === 'float32') code.vector(value);
    else code.vectorBits(dtype === 'bool' && value !== 0 ? -1 : value);
  } else if (type === 'f32') code.f32(value);
  else if (type === 'f64') code.f64(value);
  else code.i32(value);
}
