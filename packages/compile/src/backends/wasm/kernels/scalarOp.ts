import type { MapOp } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';

/** Emits an operation: its arguments are locals, its result is pushed. */
export type Emit = (code: Assembler, args: readonly number[]) => void;

/** The names of operations in WebAssembly, if they differ. */
const names: Partial<Record<MapOp, string>> = {
  maximum: 'max',
  minimum: 'min',
  round: 'nearest',
  equal: 'eq',
  notEqual: 'ne',
  greater: 'gt',
  greaterEqual: 'ge',
  less: 'lt',
  lessEqual: 'le',
};

/** Emits all arguments, then some instructions. */
export const all =
  (...instructions: readonly number[]): Emit =>
  (code, args) => {
    for (const arg of args) code.get(arg);
    code.do(...instructions);
  };

/** An operation that is a single instruction of a type; undefined if it is not. */
export function singleInstruction(name: MapOp, own: Readonly<Record<string, number>>): Emit | undefined {
  const instruction = own[names[name] ?? name];
  return instruction === undefined ? undefined : all(instruction);
}
