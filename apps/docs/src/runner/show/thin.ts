/** The points of a series; NaN in `y` is a gap. */
export interface Points {
  x: number[];
  y: number[];
}

/**
 * Thins a line to a maximum number of points: keeps both ends, and the lowest and highest point of each stretch, so that no
 * peak is lost.
 */
export function thinLine(points: Points, most: number): Points {
  const count = points.y.length;
  if (count <= most) return points;
  const stretches = Math.max(1, Math.floor((most - 2) / 2));
  const kept = new Set([0]);
  for (let i = 0; i < stretches; i++) {
    const start = Math.floor((i * count) / stretches);
    const end = Math.floor(((i + 1) * count) / stretches);
    let [low, high] = [start, start];
    for (let at = start; at < end; at++) {
      if (!((points.y[at] as number) >= (points.y[low] as number))) low = at;
      if (!((points.y[at] as number) <= (points.y[high] as number))) high = at;
    }
    kept.add(Math.min(low, high)).add(Math.max(low, high));
  }
  kept.add(count - 1);
  return picked(points, [...kept]);
}

/** Thins dots to a maximum number: picks one from each stretch, at quasi-random offsets that avoid aliasing. */
export function thinDots(points: Points, most: number): Points {
  const count = points.y.length;
  if (count <= most) return points;
  const chosen = Array.from({ length: most }, (_, i) => {
    const start = Math.floor((i * count) / most);
    const wide = Math.floor(((i + 1) * count) / most) - start;
    return start + Math.floor(((i * 0.618_033_988_75) % 1) * wide);
  });
  return picked(points, chosen);
}

function picked({ x, y }: Points, places: number[]): Points {
  return { x: places.map((at) => x[at] as number), y: places.map((at) => y[at] as number) };
}

/** Thins a list to a maximum number of evenly spaced entries, including both ends. */
export function thinList<Entry>(list: readonly Entry[], most: number): readonly Entry[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))] as Entry);
}

/** Shrinks a table of numbers to a maximum number of rows and columns; each result is the mean of a block. */
export function shrink(rows: readonly (readonly number[])[], most: number): { block: number; rows: number[][] } {
  const wide = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const block = Math.max(1, Math.ceil(Math.max(rows.length, wide) / most));
  const mean = (top: number, left: number) => {
    let [sum, count] = [0, 0];
    for (let i = top; i < Math.min(top + block, rows.length); i++) {
      for (let j = left; j < left + block; j++) {
        const value = rows[i]?.[j];
        // a block becomes a gap only if all its entries are gaps
        if (value === undefined || !Number.isFinite(value)) continue;
        sum += value / (block * block);
        count += 1;
      }
    }
    return count === 0 ? Number.NaN : (sum / count) * block * block;
  };
  const shrunk = Array.from({ length: Math.ceil(rows.length / block) }, (_, i) =>
    Array.from({ length: Math.ceil(wide / block) }, (_, j) => mean(i * block, j * block)),
  );
  return { block, rows: shrunk };
}
