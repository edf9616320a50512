import { check } from '../check/check';
import { random } from '../random/random';
import type { Shape } from '../tensor/shape';
import { checkShape, formatShape } from '../tensor/shape';
import type { Layer, LayerInit } from './layer';
import { aLayer } from './layer';
import type { Weights } from './weights';

interface Row {
  readonly layer: string;
  readonly outputShape: string;
  readonly weights: string;
  readonly buffers: string;
  readonly memory: string;
}

/**
 * A table of a model's layers as text: the output shape of each layer, how many numbers its weights have, and how much
 * memory they need, with totals below. Shapes are those of one example. If the model has buffers, a column counts them.
 *
 * throws    when a layer does not fit the one before it
 */
export function summary(model: Layer, inputShape: Shape): string {
  check('summary: model', model, aLayer);
  checkShape('summary', inputShape);
  const whole = model.init(random(0), inputShape);
  const rows: Row[] = [
    { layer: 'layer', outputShape: 'output shape', weights: 'weights', buffers: 'buffers', memory: 'memory' },
    { layer: 'input', outputShape: formatShape(inputShape), weights: '', buffers: '', memory: '' },
    ...(model.children === undefined ? [row(model.name, whole)] : rowsOf(model, '', inputShape)),
    row('total', whole),
  ];
  const hasBuffers = Object.keys(whole.buffers ?? {}).length > 0;
  const columns = (['layer', 'outputShape', 'weights', 'buffers', 'memory'] as const).filter(
    (column) => hasBuffers || column !== 'buffers',
  );
  const widths = columns.map((column) => Math.max(...rows.map((cells) => cells[column].length)));
  const lines = rows.map((cells) =>
    columns
      .map((column, i) => (i < 2 ? cells[column].padEnd(widths[i]!) : cells[column].padStart(widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1)].join('\n');
}

/** A line for each layer that is not itself made of layers. */
function rowsOf(model: Layer, path: string, inputShape: Shape): Row[] {
  let shape = inputShape;
  return model.children!.flatMap((child, index) => {
    const name = `${path}${index}.${child.name}`;
    const before = shape;
    const made = child.init(random(0), before);
    shape = made.outputShape;
    return child.children === undefined ? [row(name, made)] : rowsOf(child, `${name}/`, before);
  });
}

function row(layer: string, { weights, buffers = {}, outputShape }: LayerInit): Row {
  const [trained, carried] = [sizes(weights), sizes(buffers)];
  return {
    layer,
    outputShape: formatShape(outputShape),
    weights: trained.count.toLocaleString('en'),
    buffers: carried.count.toLocaleString('en'),
    memory: memory(trained.bytes + carried.bytes),
  };
}

function sizes(tensors: Weights): { count: number; bytes: number } {
  let count = 0;
  let bytes = 0;
  for (const { data } of Object.values(tensors)) {
    count += data.length;
    bytes += data.byteLength;
  }
  return { count, bytes };
}

function memory(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
