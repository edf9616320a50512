import { cut, limits } from '../limits';
import { locate } from '../locate';
import type { CheckedCase, CheckResult } from '../protocol';
import { write } from '../show/write';
import { writeNumber } from '../show/writeNumber';
import { alike } from './alike';
import type { AnyFunction, Challenge, RuleTools, Wrong } from './challenge';

/** Checks the reader's exports against a challenge: all cases and rules, then the known wrong answers. */
export async function runCheck(task: Challenge, exports: Readonly<Record<string, unknown>>): Promise<CheckResult> {
  const answer = exports[task.name];
  if (typeof answer !== 'function') return missing(task.name, answer);
  const same = (one: unknown, other: unknown) => alike(one, other, task.tolerance);
  const tools: RuleTools<AnyFunction> = { good: task.good, alike: same };
  const given = await Promise.all(task.cases.map((args) => attempt(answer as AnyFunction, args)));
  const wanted = await Promise.all(task.cases.map((args) => attempt(task.good, args)));
  const cases = task.cases.map((args, i) => judged(task.name, args, given[i], wanted[i], same));
  for (const rule of task.rules ?? []) {
    const held = await attempt(() => rule.holds(answer as AnyFunction, tools), []);
    const passed = 'value' in held && held.value === true;
    const why = 'thrown' in held ? held.thrown : typeof held.value === 'string' ? cut(held.value, limits.label) : '';
    cases.push({ passed, say: passed || !why ? rule.say : `${rule.say} — ${why}` });
  }
  if (cases.every(({ passed }) => passed)) return { passed: true, cases };
  for (const wrong of task.wrong) {
    if (await isMistake(wrong, task, answer as AnyFunction, given, tools)) {
      return { passed: false, cases, mistake: wrong.say };
    }
  }
  return { passed: false, cases };
}

function missing(name: string, came: unknown): CheckResult {
  const what = came === undefined ? `There is no ${name} yet` : `${name} is ${write(came)}, not a function`;
  const say = `${what}: write export function ${name}(…) { … }.`;
  return { passed: false, cases: [{ passed: false, say }] };
}

type Attempt = { value: unknown } | { thrown: string };

async function attempt(f: AnyFunction, args: readonly unknown[]): Promise<Attempt> {
  try {
    // copied each time, so that an answer that modifies its input does not affect the next case
    return { value: await f(...structuredClone(args)) };
  } catch (thrown) {
    return { thrown: cut(locate(thrown, '').message, limits.label) };
  }
}

function judged(
  name: string,
  args: readonly unknown[],
  given: Attempt | undefined,
  wanted: Attempt | undefined,
  same: (one: unknown, other: unknown) => boolean,
): CheckedCase {
  const call = `${name}(${args.map(brief).join(', ')})`;
  const want = wanted && 'value' in wanted ? wanted.value : undefined;
  if (!given || 'thrown' in given) return { passed: false, say: `${call} stopped with: ${given?.thrown}` };
  if (same(given.value, want)) return { passed: true, say: `${call} is ${brief(want)}` };
  return { passed: false, say: `${call} should be ${brief(want)}; yours is ${brief(given.value)}` };
}

async function isMistake(
  wrong: Wrong<AnyFunction>,
  task: Challenge,
  answer: AnyFunction,
  given: readonly Attempt[],
  tools: RuleTools<AnyFunction>,
): Promise<boolean> {
  if (wrong.when) {
    const told = await attempt(() => wrong.when?.(answer, tools), []);
    return 'value' in told && told.value === true;
  }
  const theirs = await Promise.all(task.cases.map((args) => attempt(wrong.as, args)));
  return theirs.length > 0 && theirs.every((their, i) => behavesAs(their, given[i], tools));
}

function behavesAs(their: Attempt, mine: Attempt | undefined, { alike: same }: RuleTools<AnyFunction>): boolean {
  if (!mine) return false;
  if ('thrown' in their || 'thrown' in mine) return 'thrown' in their && 'thrown' in mine;
  return same(their.value, mine.value);
}

function brief(value: unknown): string {
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'string') return `'${cut(value, 60)}'`;
  if (typeof value === 'function') return cut(value.name, 60) || 'a function';
  const text = write([value]).slice(1, -1).replace(/\s+/g, ' ');
  return cut(text, 60);
}
