import { aFunction, check } from '../check/check';
import type { Weights } from '../contracts/weights';
import type { Operand, Tensor } from '../tensor/tensor';
import type { Grads, ValueAndGrad } from './grad';
import { runGrad } from './runGrad';

/** One step of a computation: an input, a constant, or an operation. */
export interface RecordedNode {
  /** The name of the weight (`x` when there is only one), `constant`, or the name of the operation. */
  readonly name: string;
  /** The indices of the nodes that this one reads; all of them come earlier. */
  readonly inputs: readonly number[];
  readonly options: unknown;
  readonly value: Tensor;
  /**
   * The gradient of the function's value with respect to this node; null for constants and for nodes it does not depend
   * on.
   */
  readonly grad: Tensor | null;
}

/** The value of a function, its gradient, and the nodes of both computations. */
export interface Recorded<Value, Gradient> extends ValueAndGrad<Value, Gradient> {
  readonly nodes: readonly RecordedNode[];
}

/** Like `ValueAndGradOf`, but returns the nodes as well. */
export interface RecordTapeOf<Rest extends unknown[]> {
  (x: number, ...rest: Rest): Recorded<number, number>;
  (x: Tensor, ...rest: Rest): Recorded<Tensor, Tensor>;
}

/**
 * The value and the gradient of a function, with every intermediate value and its gradient, for lessons and figures.
 *
 * throws    like `grad`
 */
export function recordTape<Rest extends unknown[]>(f: (x: Tensor, ...rest: Rest) => Operand): RecordTapeOf<Rest>;
export function recordTape<W extends Weights, Rest extends unknown[]>(
  f: (weights: W, ...rest: Rest) => Operand,
): (weights: W, ...rest: Rest) => Recorded<Tensor, Grads<W>>;
export function recordTape(f: (x: never, ...rest: unknown[]) => Operand): unknown {
  check('recordTape: f', f, aFunction);
  return (x: Operand | Weights, ...rest: unknown[]) => {
    const nodes: RecordedNode[] = [];
    const indices = new Map<Tensor, number>();
    const put = (tensor: Tensor, node: Omit<RecordedNode, 'value'>): void => {
      indices.set(tensor, nodes.length);
      nodes.push({ ...node, value: tensor });
    };
    const both = runGrad('recordTape', f, x, rest, (names, computed, grads) => {
      for (const [step, { op, inputs, options, output }] of computed.entries()) {
        const grad = grads[step] ?? null;
        const name = names[step];
        if (name !== undefined) {
          put(output, { name, inputs: [], options, grad });
          continue;
        }
        for (const input of inputs) {
          if (!indices.has(input)) put(input, { name: 'constant', inputs: [], options: undefined, grad: null });
        }
        put(output, { name: op.name, inputs: inputs.map((input) => indices.get(input)!), options, grad });
      }
    });
    return { ...both, nodes };
  };
}
