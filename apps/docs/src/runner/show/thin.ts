/** Points of a series; the heights may be gaps. */
export interface Points {
  x: number[];
  y: number[];
}

/**
 * At most so many points of a line: of each stretch the lowest and the highest, so that no peak is lost, and the two ends.
 * Rising and falling between them is left out.
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

/** At most so many dots: one of each stretch, at a place that no pattern in the data can follow. */
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

/** A list with at most so many entries, evenly chosen, with both ends. */
export function thinList<Entry>(list: readonly Entry[], most: number): readonly Entry[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))] as Entry);
}

/** A table of numbers with at most so many rows and columns: each number is the mean of a block. */
export function shrink(rows: readonly (readonly number[])[], most: number): { block: number; rows: number[][] } {
  const wide = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const block = Math.max(1, Math.ceil(Math.max(rows.length, wide) / most));
  const mean = (top: number, left: number) => {
    let [sum, count] = [0, 0];
    for (let i = top; i < Math.min(top + block, rows.length); i++) {
      for (let j = left; j < left + block; j++) {
        const value = rows[i]?.[j];
        // a gap stays one only where all is gap
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
