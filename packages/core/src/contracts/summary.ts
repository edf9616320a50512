import { random } from '../random/random';
import type { Shape } from '../tensor/shape';
import { formatShape } from '../tensor/shape';
import type { Layer } from './layer';
import type { Weights } from './weights';

type Row = readonly [layer: string, outputShape: string, weights: string, memory: string];

/**
 * A table of a model's layers as text: what shape each answers with, how many weights it has, and how much memory they
 * take, with the sums below. Shapes are those of one example.
 *
 * throws  when a layer does not fit the one before it
 */
export function summary(model: Layer, inputShape: Shape): string {
  const { weights, outputShape } = model.init(random(0), inputShape);
  const rows: Row[] = [
    ['layer', 'output shape', 'weights', 'memory'],
    ['input', formatShape(inputShape), '', ''],
    ...(model.children === undefined ? [row(model.name, outputShape, weights)] : rowsOf(model, '', inputShape)),
    ['total', formatShape(outputShape), ...sizes(weights)],
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width, 6));
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1)].join('\n');
}

/** A line for each layer that is not itself made of layers. */
function rowsOf(model: Layer, path: string, inputShape: Shape): Row[] {
  let shape = inputShape;
  return model.children!.flatMap((part, place) => {
    const name = `${path}${place}.${part.name}`;
    const before = shape;
    const { weights, outputShape } = part.init(random(0), before);
    shape = outputShape;
    return part.children === undefined ? [row(name, outputShape, weights)] : rowsOf(part, `${name}/`, before);
  });
}

function row(name: string, outputShape: Shape, weights: Weights): Row {
  return [name, formatShape(outputShape), ...sizes(weights)];
}

function sizes(weights: Weights): [string, string] {
  let count = 0;
  let bytes = 0;
  for (const { data } of Object.values(weights)) {
    count += data.length;
    bytes += data.byteLength;
  }
  return [count.toLocaleString('en'), memory(bytes)];
}

function memory(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
