import type { Kernel } from '../../graph/kernel';
import type { Node } from '../../graph/node';
import type { Plan } from '../../passes/planMemory';
import { sizeInBytes } from '../../passes/planMemory';
import { sourceOf } from '../../passes/source';
import type { Repetition } from '../../program';
import type { Assembler } from './encode/assembler';
import { placeholder } from './encode/assembler';
import { op } from './encode/instructions';
import { Module } from './encode/module';
import { kernelKey } from './kernelKey';
import { writeAssemble } from './kernels/assemble';
import { writeConv } from './kernels/conv';
import { writeGather, writeScatter } from './kernels/gather';
import { hostFunctions } from './kernels/hostImports';
import { writeLoop } from './kernels/loop';
import { tiles, writeMatmul } from './kernels/matmul';
import { writeArgMaxPool, writeAvgPool, writeAvgPoolGrad } from './kernels/pool';
import { writeRandom, writeRandomSkip, writeRandomSplit } from './kernels/random';
import { writeReduce } from './kernels/reduce';
import { writeScalarMatmul } from './kernels/scalarProduct';

/** The memory that a program reserves for its vector constants, in bytes. */
export const poolBytes = 4096;

/** Emits a plan as a module: a function for each kernel, and `run`, which calls them in order. */
export function emit(
  plan: Plan,
  { relaxed, pool, repetition }: { relaxed: boolean; pool: number; repetition?: Repetition | undefined },
): Module {
  const module = new Module({ relaxed, imports: hostFunctions, pool: { address: pool, bytes: poolBytes } });
  const addressOf = (node: Node): number => plan.addresses.get(node)!;
  const written = new Map<string, Assembler>();
  // V8 allocates registers better in many small functions than in one huge one
  const kernels = plan.kernels.map((kernel) => {
    const { key, nodes } = kernelKey(kernel);
    const addresses = nodes.map(addressOf);
    const same = written.get(key);
    if (same !== undefined) return module.again(same, addresses);
    const code = module.function(kernel.name, { addresses });
    writeKernel(code, kernel, (node) => placeholder(nodes.indexOf(sourceOf(node).base)), plan.scratch);
    written.set(key, code);
    return code.index;
  });
  const run = module.function('run', { exported: true });
  for (const kernel of kernels) run.call(kernel);
  for (const { from, to } of plan.copies) {
    run.i32(addressOf(to)).i32(addressOf(from)).i32(sizeInBytes(to)).copyMemory();
  }
  if (repetition !== undefined) writeRepetition(module, run, repetition);
  return module;
}

/** Writes `repeat`, which runs the program as many times as its argument says, at least once. */
function writeRepetition(module: Module, run: Assembler, { tables, collected }: Repetition): void {
  const code = module.function('repeat', { parameters: ['i32'], exported: true });
  const rows = tables.map(() => code.local('i32'));
  const list = code.local('i32');
  code.loop();
  tables.forEach(({ from, to, bytes }, i) => {
    // for a single number, a load and a store are faster than a call
    const single = bytes === 8 ? 'f64' : bytes === 4 ? 'i32' : undefined;
    if (single === undefined) code.i32(to).get(rows[i]!).i32(from).do(op.i32.add).i32(bytes).copyMemory();
    else code.i32(0).load(single, rows[i]!, from).store(single, to);
    code.advance(rows[i]!, bytes);
  });
  code.call(run);
  for (const { from, to } of collected) code.get(list).loadAt('f64', from).store('f64', to);
  code.advance(list, 8);
  code.get(0).i32(1).do(op.i32.sub).tee(0).branchIf(0).end();
}

/** Emits a kernel as the body of a function. */
export function writeKernel(
  code: Assembler,
  { root, body, operands }: Kernel,
  addressOf: (node: Node) => number,
  scratch: number,
) {
  switch (root?.kind) {
    case undefined:
      return writeLoop(code, body, addressOf);
    case 'reduce':
      return writeReduce(code, body, root, addressOf);
    case 'matmul':
      return tiles(body, operands)
        ? writeMatmul(code, body, operands, addressOf, scratch)
        : writeScalarMatmul(code, body, operands, addressOf);
    case 'assemble':
      return writeAssemble(code, root, operands, addressOf);
    case 'gather':
      return writeGather(code, root, addressOf);
    case 'scatter':
      return writeScatter(code, root, addressOf);
    case 'conv':
    case 'convKernel':
      return writeConv(code, root, body, operands, addressOf);
    case 'argMaxPool':
      return writeArgMaxPool(code, root, addressOf);
    case 'avgPool':
      return writeAvgPool(code, root, addressOf);
    case 'avgPoolGrad':
      return writeAvgPoolGrad(code, root, addressOf);
    case 'random':
      return writeRandom(code, root, addressOf);
    case 'randomSkip':
      return writeRandomSkip(code, root, addressOf);
    case 'randomSplit':
      return writeRandomSplit(code, root, addressOf);
    default:
      throw new Error(`compile: no kernel for ${root!.kind}`);
  }
}
