import type { Random, Tensor } from '@gd/core';
import { tensor } from '@gd/core';
import { positionOf, warnOnce } from '@gd/core/extend';
import { Arena } from './backends/wasm/arena';
import { hasSimd } from './backends/wasm/encode/hasSimd';
import type { Program, Running } from './backends/wasm/program';
import { read, runSafely, write } from './backends/wasm/program';
import type { Node } from './graph/node';
import { trace } from './trace/trace';
import { Traced } from './trace/traced';
import type { TracedRandom } from './trace/tracedRandom';
import { traceRandom } from './trace/tracedRandom';
import type { Tree } from './trace/tree';
import { isRandom, mapTensors, mapTree, signatureOf } from './trace/tree';
import { UnknownOperation } from './trace/unknown';

const maxPrograms = 32;

/** A compiled function: the same function, and what became of it. */
export type Compiled<Arguments extends readonly unknown[], Answer> = ((...args: Arguments) => Answer) & {
  /** How often the function was traced: once for each set of shapes and dtypes. */
  readonly traces: number;
  /** The programs in use, the latest last. */
  readonly programs: readonly Program[];
};

interface Entry {
  readonly program: Program;
  readonly running: Running;
  /** The answer, with the position of an output in place of each tensor. */
  readonly answer: Tree;
  /** The streams among the arguments, and which output tells where each is in the end. */
  readonly streams: readonly { readonly traced: TracedRandom; readonly left: number | undefined }[];
}

/** Stands for output number `output` in an answer. */
class Place {
  constructor(
    readonly output: number,
    readonly asNumber: boolean,
  ) {}
}

/**
 * The same function, faster: it is run once with tensors that have no numbers, and what it would have done becomes a
 * WebAssembly program. Tensors and numbers may come in lists and records, as arguments and as answers; inside, a number
 * argument is a 0-d float64 tensor, so that another number needs no new program. Streams of chance may come, too: what
 * the function draws from them is drawn anew at each call, and is the same chance as without `compile`.
 *
 * throws  TraceError when the function reads numbers, or decides by them, while it is traced
 */
export function compile<Arguments extends readonly never[] | readonly unknown[], Answer>(
  f: (...args: Arguments) => Answer,
): Compiled<Arguments, Answer> {
  const entries = new Map<string, Entry | undefined>();
  const identities = new Map<unknown, number>();
  const arena = new Arena();
  let traces = 0;
  const compiled = (...args: Arguments): Answer => {
    let inside = false;
    const leaves: (Tensor | number)[] = [];
    mapTensors(args, (leaf) => {
      inside ||= leaf instanceof Traced;
      leaves.push(leaf);
      return leaf;
    });
    // inside another trace, or where nothing can be compiled, it is just the function
    if (inside) return f(...args);
    if (!hasSimd()) {
      warnOnce('compile: there is no WebAssembly with vectors here — everything runs eagerly');
      return f(...args);
    }
    const key = signatureOf(args, identities);
    let entry = entries.get(key);
    if (entry === undefined && !entries.has(key)) {
      traces++;
      entry = compiledFor(f, args, arena);
      if (entries.size >= maxPrograms) entries.delete(entries.keys().next().value!);
      entries.set(key, entry);
    }
    if (entry === undefined) return f(...args);
    const { program, running, answer, streams } = entry;
    const fill = (input: number, numbers: Omit<Tensor, 'shape'>): void =>
      write(running.memory, program.plan.addresses.get(program.graph.inputs[input]!)!, numbers);
    leaves.forEach((leaf, i) => {
      fill(i, typeof leaf === 'number' ? { dtype: 'float64', data: Float64Array.of(leaf) } : leaf);
    });
    const eachStream = (visit: (stream: (typeof streams)[number], random: Random) => void): void => {
      const waiting = streams.values();
      if (streams.length > 0) mapTree(args, (thing) => isRandom(thing) && visit(waiting.next().value!, thing));
    };
    const output = (position: number): Tensor => {
      const node: Node = program.graph.outputs[position]!;
      return read(running.memory, program.plan.addresses.get(node)!, node);
    };
    eachStream(({ traced }, random) => traced.replay(random, fill));
    runSafely(running);
    eachStream(({ left }, random) => left !== undefined && positionOf(random, output(left).data));
    return mapTree(answer, (thing) => {
      if (!(thing instanceof Place)) return thing;
      const value = output(thing.output);
      return thing.asNumber ? value.data[0] : value;
    }) as Answer;
  };
  return Object.defineProperties(compiled, {
    traces: { get: () => traces },
    programs: { get: () => [...entries.values()].flatMap((entry) => (entry === undefined ? [] : [entry.program])) },
  }) as Compiled<Arguments, Answer>;
}

/** Traces, builds and starts a function for arguments like these; undefined when only eager operations will do. */
function compiledFor<Arguments extends readonly unknown[], Answer>(
  f: (...args: Arguments) => Answer,
  args: Arguments,
  arena: Arena,
): Entry | undefined {
  try {
    let streams: Entry['streams'] = [];
    const { graph, result } = trace<Tree>(({ input }) => {
      const numbers = new Set<Tensor>();
      let count = 0;
      const fed = mapTensors(args, (leaf, path) => {
        count++;
        if (typeof leaf !== 'number') return input(leaf.shape, leaf.dtype, `argument ${path}`);
        const number = input([], 'float64', `argument ${path}`);
        numbers.add(number);
        return number;
      });
      const traced: TracedRandom[] = [];
      const symbolic = mapTree(fed, (thing) => {
        if (!isRandom(thing)) return thing;
        const rng = traceRandom((shape, dtype) => ({
          tensor: input(shape, dtype, 'random stream'),
          position: count++,
        }));
        traced.push(rng);
        return rng.random;
      });
      const outputs: Tensor[] = [];
      const result = mapTensors(f(...(symbolic as Arguments)), (leaf) => {
        const asNumber = typeof leaf === 'number' || (leaf instanceof Traced && numbers.has(leaf));
        return new Place(
          outputs.push(typeof leaf === 'number' ? tensor(leaf, { dtype: 'float64' }) : leaf) - 1,
          asNumber,
        );
      });
      streams = traced.map((one) => ({
        traced: one,
        left: one.left === undefined ? undefined : outputs.push(one.left) - 1,
      }));
      return { outputs, result };
    });
    return { ...arena.add(graph), answer: result, streams };
  } catch (error) {
    if (!(error instanceof UnknownOperation)) throw error;
    warnOnce(error.message);
    return undefined;
  }
}
