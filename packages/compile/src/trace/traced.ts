import type { DType, Shape, TypedArray } from '@gd/core';
import type { DenseTensor } from '@gd/core/extend';
import type { Node } from '../graph/node';
import { TraceError } from './traceError';

/** A symbolic tensor: shape and dtype without numbers, in place of a tensor while a function is traced. */
export class Traced implements DenseTensor {
  slot = -1;

  constructor(
    readonly shape: Shape,
    readonly dtype: DType,
    /** The operation that computed it, for messages. */
    readonly origin: string,
    readonly node: Node,
    /** The trace that it belongs to; `over` is set when that ends. */
    readonly trace: { over: boolean },
  ) {}

  get data(): TypedArray {
    throw new TraceError(
      this.trace.over
        ? `compile: the result of ${this.origin}, ${this}, was kept after its trace — a traced value has no numbers; return it from the compiled function instead`
        : `compile: the numbers of the result of ${this.origin}, ${this}, were read — while a function is traced there are only shapes; use operations of @gd/core (where() to choose), and read numbers from what the compiled function returns`,
    );
  }

  toString(): string {
    return `${this.dtype}[${this.shape.join(',')}]`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `traced ${this}`;
  }

  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return String(this.toString());
    throw new TraceError(
      `compile: the result of ${this.origin}, ${this}, was used with + − * / or < — write add(a, b), less(a, b), …; to choose by its numbers write where(condition, a, b) instead of if`,
    );
  }
}
