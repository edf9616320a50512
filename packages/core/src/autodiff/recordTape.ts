import type { Weights } from '../contracts/weights';
import type { Operand, Tensor } from '../tensor/tensor';
import type { Grads, ValueAndGrad } from './grad';
import { fromNames, runGrad } from './runGrad';

/** One thing that happened on the way from x to the value: an x, a constant, or an operation. */
export interface RecordedNode {
  /** The weight's name (`x` when there is only one), `constant`, or the operation's name. */
  readonly name: string;
  /** Which nodes went in; they all come earlier. */
  readonly inputs: readonly number[];
  readonly options: unknown;
  readonly value: Tensor;
  /** How steeply the answer rises with this node; null for constants and for what the answer does not depend on. */
  readonly grad: Tensor | null;
}

/** What a function answered, its gradient, and how both came about. */
export interface Recorded<Value, Gradient> extends ValueAndGrad<Value, Gradient> {
  readonly nodes: readonly RecordedNode[];
}

/** As `Grad`, with the value and the nodes. */
export interface RecordTapeOf<Rest extends unknown[]> {
  (x: number, ...rest: Rest): Recorded<number, number>;
  (x: Tensor, ...rest: Rest): Recorded<Tensor, Tensor>;
}

/**
 * As `valueAndGrad`, and hands back the whole way as well: every number on the way forward, every gradient on the way back.
 *
 * throws  as `grad`
 */
export function recordTape<Rest extends unknown[]>(f: (x: Tensor, ...rest: Rest) => Operand): RecordTapeOf<Rest>;
export function recordTape<W extends Weights, Rest extends unknown[]>(
  f: (weights: W, ...rest: Rest) => Operand,
): (weights: W, ...rest: Rest) => Recorded<Tensor, Grads<W>>;
export function recordTape(f: (x: never, ...rest: unknown[]) => Operand): unknown {
  return (x: Operand | Weights, ...rest: unknown[]) => {
    const { value, names, grads, steps } = runGrad('recordTape', f, x, rest, true);
    const nodes: RecordedNode[] = [];
    const places = new Map<Tensor, number>();
    const put = (tensor: Tensor, node: Omit<RecordedNode, 'value'>): void => {
      places.set(tensor, nodes.length);
      nodes.push({ ...node, value: tensor });
    };
    for (const [step, { op, inputs, options, output, grad = null }] of steps.entries()) {
      if (step < grads.length) {
        put(output, { name: names?.[step] ?? 'x', inputs: [], options, grad });
        continue;
      }
      for (const input of inputs) {
        if (!places.has(input)) put(input, { name: 'constant', inputs: [], options: undefined, grad: null });
      }
      put(output, { name: op.name, inputs: inputs.map((input) => places.get(input)!), options, grad });
    }
    if (typeof x === 'number') return { value: value.data[0]!, grad: grads[0]!.data[0]!, nodes };
    return { value, grad: names === undefined ? grads[0]! : fromNames(names, grads), nodes };
  };
}
