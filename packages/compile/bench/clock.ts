/** The least time of one run, in microseconds, over many short stretches: what the machine can do between interruptions. */
export function least(run: () => void, { stretches = 300, runs = 1 } = {}): number {
  let found = Number.POSITIVE_INFINITY;
  for (let stretch = 0; stretch < stretches; stretch++) {
    const begin = performance.now();
    for (let i = 0; i < runs; i++) run();
    found = Math.min(found, ((performance.now() - begin) * 1e3) / runs);
  }
  return found;
}
