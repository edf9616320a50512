import { MissingWeight } from './missingWeight';

/** A complaint from inside a model, with the path to the layer that made it: `2.sequential/0.dense: …`. */
export class LayerError extends RangeError {
  constructor(
    readonly path: string,
    readonly complaint: string,
    cause: unknown,
  ) {
    super(`${path}: ${complaint}`, { cause });
  }
}

/** The same error as seen from the model around a layer: the layer's place comes in front. */
export function located(error: unknown, path: string, layer: string, names: readonly string[]): unknown {
  const inner = (errorPath: string): string => (errorPath === layer ? path : `${path}/${errorPath}`);
  if (error instanceof MissingWeight) {
    return new MissingWeight(inner(error.path), `${path}/${error.weight}`, names);
  }
  if (error instanceof LayerError) return new LayerError(inner(error.path), error.complaint, error.cause);
  if (!(error instanceof RangeError || error instanceof TypeError)) return error;
  const own = `${layer}: `;
  const complaint = error.message.startsWith(own) ? error.message.slice(own.length) : error.message;
  return new LayerError(path, complaint, error);
}
