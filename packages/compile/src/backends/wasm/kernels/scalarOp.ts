import type { MapOp } from '../../../graph/node';
import type { Assembler } from '../encode/assembler';

/** Writes an operation: its arguments are locals, the answer is left on the stack. */
export type Emit = (code: Assembler, args: readonly number[]) => void;

/** What WebAssembly calls an operation, where the names differ. */
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

/** All arguments, then some instructions. */
export const all =
  (...instructions: readonly number[]): Emit =>
  (code, args) => {
    for (const arg of args) code.get(arg);
    code.do(...instructions);
  };

/** An operation that is one instruction among a type's own; undefined where it is not. */
export function singleInstruction(name: MapOp, own: Readonly<Record<string, number>>): Emit | undefined {
  const instruction = own[names[name] ?? name];
  return instruction === undefined ? undefined : all(instruction);
}
