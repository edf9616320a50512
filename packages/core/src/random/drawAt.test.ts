import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { drawAt, skipAt, splitAt } from './drawAt';
import { bernoulliDrawing, normalDrawing, uniformDrawing } from './drawing';
import { draw, positionOf, random } from './random';

const drawings = [
  uniformDrawing([3, 2], { low: -1, high: 3 }),
  normalDrawing([5], { mean: 2, deviation: 0.5, dtype: 'float64' }),
  bernoulliDrawing([7], 0.3),
];
const position = (stream: ReturnType<typeof random>) => tensor(positionOf(stream)!);

describe.each(drawings)('$kind at a position', (drawing) => {
  it('draws what a stream at that position draws, and a skip ends where that stream ends', () => {
    const stream = random(11).split('a');
    stream.next();
    const before = position(stream);
    const wanted =
      drawing.kind === 'bernoulli' ? stream.bernoulli(drawing.shape, drawing.probability) : draw(stream, drawing);
    expect(drawAt(before, drawing)).toEqual(wanted);
    expect(skipAt(before, drawing)).toEqual(position(stream));
  });
});
it.each(['', 'dropout', 7, -(2 ** 40)])('a split at a position is the child %o', (name) => {
  const stream = random(2 ** 40 + 3);
  stream.next();
  expect(splitAt(position(stream), name)).toEqual(position(stream.split(name)));
});
it('a stream jumps to a given position', () => {
  const [one, other] = [random(5), random(5)];
  other.normal([9]);
  positionOf(one, positionOf(other)!);
  expect(one.next()).toBe(other.next());
});
it('a stream made by something else has no position', () => {
  const { [Symbol.for('@gd/core/position')]: _, ...stranger } = random(1) as ReturnType<typeof random> & {
    [key: symbol]: unknown;
  };
  expect(positionOf(stranger as ReturnType<typeof random>)).toBeUndefined();
});
