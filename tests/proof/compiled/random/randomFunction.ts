import type { DType, Tensor } from '@gd/core';
import { add, cast, greater, mean, mul, random, sum, valueAndGrad } from '@gd/core';
import { elementwise } from './elementwise';
import { folds } from './folds';
import { images } from './images';
import { movements } from './movements';

/** One line of a random function: the operation, its operands among the earlier values, and other random choices. */
export interface Line {
  readonly choice: number;
  readonly first: number;
  readonly second: number;
  readonly more: number;
}

export interface RandomFunction {
  readonly lines: readonly Line[];
  readonly shapes: readonly (readonly number[])[];
  readonly float: DType;
  readonly seed: number;
}

type Inputs = Readonly<Record<string, Tensor>>;

/** The result of a random function: numbers, whole numbers, booleans, their weighted sum and its gradients. */
export interface Answer {
  readonly value: Tensor;
  readonly gradients: Inputs;
  readonly seen: readonly Tensor[];
}

/** The arguments of a random function: floats, whole numbers, booleans, and a number. */
export function argumentsOf({ shapes, float, seed }: RandomFunction): [floats: Inputs, others: Inputs, number] {
  const stream = random(seed);
  const [x, y, z] = shapes.map((shape) => stream.normal(shape, { dtype: float }));
  const whole = cast(mul(stream.normal(shapes[1]!), 3), 'int32');
  return [{ x: x!, y: y! }, { z: z!, whole, truths: greater(stream.normal(shapes[2]!), 0) }, stream.next() * 2 - 1];
}

/** The function that consists of these lines; `write` is called with each line as it runs. */
export function functionOf(
  { lines, float }: RandomFunction,
  write: (line: string) => void = () => {},
): (floats: Inputs, others: Inputs, number: Tensor | number) => Answer {
  const operations = [...elementwise, ...folds, ...movements, ...(float === 'float32' ? images : [])];
  return (given, others, number) => {
    let seen: Tensor[] = [];
    const both = valueAndGrad((inputs: Inputs): Tensor => {
      const floats = [...Object.values(inputs), others.z!];
      const truths = [others.truths!];
      const whole = [others.whole!];
      const names = new Map<Tensor, string>();
      const used = new Set<Tensor>();
      for (const { choice, first, second, more } of lines) {
        const pick = (from: readonly Tensor[], at: number): Tensor => from[from.length - 1 - (at % from.length)]!;
        const [name, operation] = operations[choice % operations.length]!;
        let left = more;
        const choices = {
          a: pick(floats, first),
          b: pick(floats, second),
          truths: pick(truths, second),
          whole: pick(whole, second),
          scalar: number as Tensor,
          float,
          below(n: number) {
            const drawn = left % n;
            left = Math.floor(left / n) + 7 * drawn + 1;
            return drawn;
          },
        };
        // operands that do not fit give the plainest of operations
        const made = operation(choices) ?? add(choices.a, 0.125);
        used.add(choices.a).add(choices.b);
        names.set(made, `v${names.size}`);
        const of = [choices.a, choices.b, choices.truths, choices.whole].map((value) => names.get(value) ?? 'an input');
        write(`v${names.size - 1} ${made.dtype}[${made.shape}] = ${name} of ${of.join(', ')} (${more})`);
        (made.dtype === 'bool' ? truths : made.dtype === 'int32' ? whole : floats).push(made);
      }
      seen = [floats.at(-1)!, truths.at(-1)!, whole.at(-1)!];
      const ends = floats.filter((value) => !used.has(value) && !value.shape.includes(0));
      return ends.reduce<Tensor>(
        (total, end, i) => add(total, mul(mean(cast(end, float)), 1 / (i + 2))),
        mul(sum(inputs.x!), 0.1),
      );
    });
    const { value, grad } = both(given);
    return { value, gradients: grad, seen };
  };
}

/** Formats a random function as text, line by line, with its inputs. */
export function describeFunction(f: RandomFunction): string {
  const lines: string[] = [];
  functionOf(f, (line) => lines.push(line))(...argumentsOf(f));
  const [x, y, z] = f.shapes;
  return [`inputs ${f.float}: x[${x}] y[${y}] z[${z}], seed ${f.seed}`, ...lines].join('\n');
}
