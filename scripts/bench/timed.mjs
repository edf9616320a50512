/** A contender out of a function that takes one step and answers with its loss. */
export function timed(name, step, lossOf = (loss) => loss) {
  return {
    name,
    async run(steps) {
      let loss;
      const started = performance.now();
      for (let i = 0; i < steps; i++) loss = step();
      const microseconds = (performance.now() - started) * 1000;
      return { microseconds, loss: lossOf(loss) };
    },
  };
}
