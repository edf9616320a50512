import { hasRelaxedSimd } from '@gd/compile';
import { contenders } from './contenders.mjs';
import { withNumbers } from './network.mjs';
import { stopwatch } from './stopwatch.mjs';

/** What answers an engine's turns: opens one contender, then runs it when asked to. Messages are plain data. */
export function player(engine) {
  let contender;
  let turn;
  return async (message) => {
    if ('open' in message) return open(message.open);
    if ('milliseconds' in message) return turn(message.milliseconds);
    contender.restart?.();
    let answer;
    for (let i = 0; i < message.runs; i++) answer = contender.run();
    return { answer: contender.answer?.() ?? answer };
  };

  async function open({ name, problem }) {
    const { make, version } = await contenders[name].load();
    const whole = 'layers' in problem ? withNumbers(problem) : problem;
    const begin = performance.now();
    contender = await make(whole);
    contender.run();
    const first = (performance.now() - begin) * 1000;
    turn = stopwatch(contender);
    const { amount = 1, notes } = contender;
    return { engine, relaxed: hasRelaxedSimd(), version, first, amount, notes };
  }
}
