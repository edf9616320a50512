/** A place on the drawing pad, both from 0 to 1, the left upper corner first. */
export type Spot = readonly [x: number, y: number];
/** One line, from pen down to pen up. */
export type Stroke = readonly Spot[];

/** Pixels along one side of a card. */
export const side = 8;
// The cards were made so: a picture of 32 × 32 black and white dots, and the dots counted in each 4 × 4 cell.
const fine = 32;
const cell = fine / side;
const pen = 7;

/**
 * What a drawing looks like as a card, made in the way that the cards of the data set were made: cut out, brought to
 * full size, put in the middle, and the ink counted in each of 8 × 8 cells.
 *
 * units   ink from 0 to 1
 * source  E. Alpaydin, C. Kaynak 1998, Optical Recognition of Handwritten Digits, https://archive.ics.uci.edu/dataset/80
 */
export function pictureOf(strokes: readonly Stroke[]): Float32Array {
  const picture = new Float32Array(side * side);
  const fitted = fit(strokes);
  for (let y = 0; y < fine; y++) {
    for (let x = 0; x < fine; x++) {
      if (!fitted.some((stroke) => isNear(stroke, x + 0.5, y + 0.5))) continue;
      picture[Math.floor(y / cell) * side + Math.floor(x / cell)]! += 1 / (cell * cell);
    }
  }
  return picture;
}

/** The strokes brought to full height (or width), in the middle. */
function fit(strokes: readonly Stroke[]): Stroke[] {
  const spots = strokes.flat();
  if (spots.length === 0) return [];
  const [left, right] = rangeOf(spots.map(([x]) => x));
  const [top, bottom] = rangeOf(spots.map(([, y]) => y));
  // a single dot stays a dot
  const scale = (fine - pen) / Math.max(right - left, bottom - top, 0.05);
  const place = ([x, y]: Spot): Spot => [
    fine / 2 + scale * (x - (left + right) / 2),
    fine / 2 + scale * (y - (top + bottom) / 2),
  ];
  return strokes.map((stroke) => stroke.map(place));
}

const rangeOf = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

function isNear(stroke: Stroke, x: number, y: number): boolean {
  return stroke.some(([ax, ay], i) => {
    const [bx, by] = stroke[Math.min(i + 1, stroke.length - 1)]!;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    return (ax + along * (bx - ax) - x) ** 2 + (ay + along * (by - ay) - y) ** 2 <= (pen / 2) ** 2;
  });
}
