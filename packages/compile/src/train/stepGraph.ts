import type { DType, Layer, Loss, Optimizer, Shape, State, Tensor, Weights } from '@gd/core';
import { add, cast, gather, valueAndGrad } from '@gd/core';
import type { Node } from '../graph/node';
import type { TracedGraph } from '../trace/trace';
import { trace } from '../trace/trace';
import type { TracedRandom } from '../trace/tracedRandom';
import { traceRandom } from '../trace/tracedRandom';
import type { Tree } from '../trace/tree';
import { mapTensors } from '../trace/tree';
import { collectBuffers } from './collectBuffers';
import type { Keep } from './keep';
import { mapKept } from './keep';

/** What is trained, by what measure, by which rule. */
export interface Recipe<S extends State = State> {
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer<S>;
}

/** The shape and dtype of what a step is fed with. */
export interface Fed {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** What a step learns from, without its numbers. */
export interface Examples {
  readonly inputs: Fed;
  readonly targets: Fed;
}

/** A step as a graph, and what its inputs and outputs are. */
export interface StepGraph {
  readonly graph: TracedGraph;
  /** Positions of the inputs that lie at fixed addresses, with those addresses. */
  readonly fixed: readonly (number | undefined)[];
  /** Positions of inputs and targets — whole data sets when rows are picked — and of the rows' numbers. */
  readonly inputs: number;
  readonly targets: number;
  readonly rows: number | undefined;
  readonly rng: TracedRandom;
  /** Outputs that replace an input. The loss is output 0, the prediction output 1. */
  readonly replaced: readonly (readonly [output: number, input: number])[];
  /** What the optimizer remembers for the next step. */
  readonly memories: ReadonlySet<Node>;
}

/**
 * Traces a whole step: forward, loss, backward, update. With `batch`, inputs and targets are data sets and each step picks
 * `batch` rows of them.
 */
export function traceStep({ model, loss, optimizer }: Recipe, keep: Keep, fed: Examples, batch?: number): StepGraph {
  const fixed: (number | undefined)[] = [];
  const {
    graph,
    result: { memories, ...result },
  } = trace<Omit<StepGraph, 'graph' | 'fixed' | 'memories'> & { memories: number }>(({ input, nodeOf }) => {
    let count = 0;
    const next = (shape: Shape, dtype: DType, label: string, address?: number): Tensor => {
      fixed[count++] = address;
      return input(shape, dtype, label);
    };
    const scalar = (label: string, address: number): Tensor => next([], 'float64', label, address);
    const t = scalar('t', keep.t);
    const options = Object.fromEntries(Object.entries(keep.options).map(([name, at]) => [name, scalar(name, at)]));
    const kept = (tree: Tree, before = ''): unknown =>
      mapKept(tree, ({ path, shape, dtype, address }) => next(shape, dtype, before + path, address));
    const weights = kept(keep.weights) as Weights;
    const buffers = kept(keep.buffers) as Weights;
    const state = kept(keep.state, 'state ') as State;
    const places = { inputs: count, targets: count + 1, rows: batch === undefined ? undefined : count + 2 };
    const all = {
      inputs: next(fed.inputs.shape, fed.inputs.dtype, 'inputs'),
      targets: next(fed.targets.shape, fed.targets.dtype, 'targets'),
    };
    const rows = batch === undefined ? undefined : next([batch], 'int32', 'rows');
    const examples =
      rows === undefined ? all : { inputs: gather(all.inputs, rows), targets: gather(all.targets, rows) };
    const rng = traceRandom((shape, dtype) => ({ tensor: next(shape, dtype, 'random stream'), position: count - 1 }));

    let prediction: Tensor | undefined;
    const { next: nextBuffers, setBuffer } = collectBuffers(buffers);
    const gradients = valueAndGrad((now: Weights) => {
      prediction = model.forward(now, examples.inputs, { training: true, rng: rng.random, buffers, setBuffer });
      return loss(prediction, examples.targets);
    });
    const { value, grad: grads } = gradients(weights);
    const random = rng.random.split('optimizer');
    const answer = optimizer.step({ grads, weights, state, options, t, rng: random });
    const outputs: Tensor[] = [cast(value, 'float64'), prediction!];
    const replaced: [number, number][] = [];
    const replace = (was: Tensor, now: Tensor | undefined): void => {
      if (now === undefined || nodeOf(now) === nodeOf(was)) return;
      replaced.push([
        outputs.push(cast(now, was.dtype)) - 1,
        (nodeOf(was) as { slot: number } & ReturnType<typeof nodeOf>).slot,
      ]);
    };
    for (const [name, weight] of Object.entries(weights)) {
      const update = answer.updates[name];
      if (update !== undefined) replace(weight, add(weight, update));
    }
    for (const [name, buffer] of Object.entries(buffers)) replace(buffer, nextBuffers[name]);
    const memories = outputs.length;
    const before = new Map<string, Tensor>();
    mapTensors(state, (leaf, path) => before.set(path, leaf as Tensor));
    mapTensors(answer.state, (leaf, path) => {
      const was = before.get(path);
      if (was === undefined) {
        throw new RangeError(
          `trainStep: ${optimizer.name} remembers ${path} only after a step — init must make it, too`,
        );
      }
      replace(was, leaf as Tensor);
    });
    return { outputs, result: { ...places, rng, replaced, memories } };
  });
  return { graph, fixed, memories: new Set(graph.outputs.slice(memories)), ...result };
}
