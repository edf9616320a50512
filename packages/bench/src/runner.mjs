import { hasRelaxedSimd } from '@gd/compile';
import { competitors } from './competitors.mjs';
import { withNumbers } from './network.mjs';
import { stopwatch } from './stopwatch.mjs';

/**
 * Answers the messages of a benchmark inside an engine: opens one competitor, then runs it on request. Messages are
 * plain data.
 */
export function runner(engine) {
  let competitor;
  let turn;
  return async (message) => {
    if ('open' in message) return open(message.open);
    if ('milliseconds' in message) return turn(message.milliseconds);
    competitor.restart?.();
    let answer;
    for (let i = 0; i < message.runs; i++) answer = competitor.run();
    return { answer: competitor.answer?.() ?? answer };
  };

  async function open({ name, problem }) {
    const { make, version } = await competitors[name].load();
    const whole = 'layers' in problem ? withNumbers(problem) : problem;
    const begin = performance.now();
    competitor = await make(whole);
    competitor.run();
    const first = (performance.now() - begin) * 1000;
    turn = stopwatch(competitor);
    const { amount = 1, notes } = competitor;
    return { engine, relaxed: hasRelaxedSimd(), version, first, amount, notes };
  }
}
