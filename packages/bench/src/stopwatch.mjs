/** The shortest time, in milliseconds, between two readings of the clock. */
const shortest = 0.5;

/** Runs a competitor for a number of milliseconds, and returns the microseconds of one run. */
export function stopwatch({ run, restart }) {
  let runs = 1;
  return (milliseconds) => {
    restart?.();
    const times = [];
    const end = performance.now() + milliseconds;
    let begin = performance.now();
    do {
      for (let i = 0; i < runs; i++) run();
      const now = performance.now();
      times.push(((now - begin) * 1000) / runs);
      if (now - begin < shortest) runs *= 2;
      begin = performance.now();
    } while (begin < end);
    times.sort((a, b) => a - b);
    return { minimum: times[0], median: times[times.length >> 1] };
  };
}
