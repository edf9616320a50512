import { poolBytes, writeKernel } from '../emit';
import { Module } from '../encode/module';
import { hostFunctions } from '../kernels/hostImports';
import type { WasmProgram } from '../program';
import { emitScheduler } from './emitScheduler';
import { schedule } from './schedule';

/** A module, and the number of parts of each of its segments. */
export interface SharedCode {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly parts: readonly number[];
}

/** Emits a program again, for a memory that several threads share. */
export function emitShared({ plan, start, control, relaxed }: WasmProgram, threads: number): SharedCode {
  const module = new Module({
    relaxed,
    imports: hostFunctions,
    pool: { address: start, bytes: poolBytes },
  });
  const { segments, addressOf } = schedule(plan, threads);
  const functions = segments.map(({ parts: lists }) => {
    const used = lists.some((list, i) => i > 0 && list.length > 0) ? lists : lists.slice(0, 1);
    return used.map((pieces, part) => {
      const codes = pieces.map((piece, i) => {
        const code = module.function(`${part}.${i}:${piece.name}`);
        if (piece.kernel === undefined) piece.write!(code);
        else writeKernel(code, piece.kernel, addressOf, plan.scratch + part * plan.scratchBytes);
        return code;
      });
      const together = module.function(`part ${part}`);
      for (const code of codes) together.call(code);
      return together;
    });
  });
  emitScheduler(module, control, functions);
  return { bytes: module.finished(true), parts: functions.map(({ length }) => length) };
}
