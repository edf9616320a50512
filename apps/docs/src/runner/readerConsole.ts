import { cut, limits } from './limits';
import type { Level } from './protocol';
import type { Stage } from './show/stage';
import { table } from './show/table';
import { write } from './show/write';

/** A console that prints to the page: log, info, debug, warn, error, table, group, count, time, assert. */
export function readerConsole(stage: Stage, now: () => number = () => performance.now()): Partial<Console> {
  let depth = 0;
  const counts = new Map<string, number>();
  const clocks = new Map<string, number>();
  const line = (level: Level, text: string) =>
    stage.put({ kind: 'text', level, text: cut(text, limits.line), depth: Math.min(depth, 100) });
  const say =
    (level: Level) =>
    (...values: unknown[]) => {
      // once the limit is reached, further output must be almost free
      if (!stage.full()) line(level, values.map(write).join(' '));
    };
  const log = say('log');
  const elapsed = (name: string) => `${name}: ${(now() - (clocks.get(name) ?? now())).toFixed(1)} ms`;
  const open = (...values: unknown[]) => {
    if (values.length > 0) log(...values);
    depth += 1;
  };
  return {
    log,
    debug: log,
    dir: (value: unknown) => log(value),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    trace: say('warn'),
    table: (rows: unknown, columns?: string[]) =>
      typeof rows === 'object' && rows !== null ? table(rows, columns) : log(rows),
    group: open,
    groupCollapsed: open,
    groupEnd: () => {
      depth = Math.max(0, depth - 1);
    },
    count: (name = 'default') => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      log(`${name}: ${counts.get(name)}`);
    },
    countReset: (name = 'default') => void counts.delete(name),
    time: (name = 'default') => void clocks.set(name, now()),
    timeLog: (name = 'default', ...values: unknown[]) => log(elapsed(name), ...values),
    timeEnd: (name = 'default') => {
      log(elapsed(name));
      clocks.delete(name);
    },
    assert: (condition?: boolean, ...values: unknown[]) => {
      if (!condition) say('error')('Assertion failed', ...values);
    },
    clear: () => undefined,
  };
}
