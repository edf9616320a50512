import type { State } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { check, describe, isRecord } from '@gd/core/extend';
import type { Callback, RunHooks, RunStart, StepReport } from './callbacks/callback';
import type { FitResult } from './checkpoint';
import type { EndedEpoch } from './run';
import type { Saved } from './saved';

const hooks = ['start', 'step', 'epoch', 'end', 'state'] as const;

/** A list of callbacks. */
export const someCallbacks: Kind = ['a list of callbacks, like [earlyStopping()]', Array.isArray];

/**
 * Validates callbacks.
 *
 * throws  when a callback has no hook, or a hook is not a function
 */
export function checkCallbacks(callbacks: readonly Callback[]): void {
  callbacks.forEach((callback, i) => {
    const what = `fit: callback ${i}`;
    const kind: Kind = [`a record with some of the functions ${hooks.join(', ')}`, isRecord];
    const given = check(what, callback, kind) as unknown as Readonly<Record<string, unknown>>;
    const own = hooks.filter((hook) => given[hook] !== undefined);
    for (const hook of own)
      check(`${what}: ${hook}`, given[hook], ['a function', (value) => typeof value === 'function']);
    if (own.length > 0) return;
    const [came = 'nothing'] = Object.keys(given);
    throw new TypeError(`${what} has ${describe(came)} — wanted some of the functions ${hooks.join(', ')}`);
  });
}

/** The callbacks of one run, called and awaited in order. */
export class Watchers {
  private readonly started: { readonly name: string | undefined; readonly hooks: RunHooks }[] = [];
  private remembered: Readonly<Record<string, Saved>> = {};
  /** Whether the run has failed; if so, callback states are no longer updated. */
  hasFailed = false;

  /** Starts each callback; if one throws, the callbacks started before it still receive the end of the run. */
  async start(callbacks: readonly Callback[], run: Omit<RunStart, 'state'>): Promise<void> {
    const saved = run.at.callbacks ?? {};
    const names = new Set<string>();
    for (const callback of callbacks) {
      const name = callback.name === undefined ? undefined : unique(callback.name, names);
      const state = name !== undefined && Object.hasOwn(saved, name) ? saved[name] : undefined;
      const own = (await callback.start?.({ ...run, state })) ?? callback;
      this.started.push({ name, hooks: own as RunHooks });
      if (own.state === undefined || name !== undefined) continue;
      throw new TypeError(
        'fit: a callback with a state has no name — give it one, to save the state under: { name, start }',
      );
    }
  }

  get watchesSteps(): boolean {
    return this.started.some(({ hooks }) => hooks.step !== undefined);
  }

  /** Reports a step; for speed, returns a promise only if a callback did. */
  step(report: StepReport): undefined | Promise<void> {
    const all = this.started.values();
    const next = (): undefined | Promise<void> => {
      for (const { hooks } of all) {
        const answer = hooks.step?.(report);
        if (isPromise(answer)) return answer.then(next);
      }
      return undefined;
    };
    return next();
  }

  /** Reports an epoch, first to callbacks with a state; returns the first reason to stop, or ''. */
  async epoch<S extends State>({ report, at, settle }: EndedEpoch<S>): Promise<string> {
    let stopped = '';
    for (const remembers of [true, false]) {
      for (const { hooks } of this.started) {
        if ((hooks.state !== undefined) !== remembers) continue;
        const reason = await hooks.epoch?.(report, at);
        if (typeof reason === 'string') stopped ||= reason;
      }
      if (remembers) settle();
    }
    return stopped;
  }

  /** The current states of the callbacks; after an error, the last known ones. */
  states(): Readonly<Record<string, Saved>> {
    if (this.hasFailed) return this.remembered;
    const states: [string, Saved][] = [];
    for (const { name, hooks } of this.started) if (hooks.state !== undefined) states.push([name!, hooks.state()]);
    this.remembered = Object.fromEntries(states);
    return this.remembered;
  }

  /** Ends each callback, even if another one throws. */
  async end<S extends State>(
    result: FitResult<S>,
    evaluated: (result: FitResult<S>) => FitResult<S>,
    failed: (error: unknown) => void,
  ): Promise<FitResult<S>> {
    let last = result;
    for (const { hooks } of this.started) {
      try {
        last = evaluated((await hooks.end?.(last)) ?? last);
      } catch (error) {
        failed(error);
      }
    }
    return { ...last, callbacks: this.states() };
  }
}

function unique(name: string, names: Set<string>): string {
  let free = name;
  for (let i = 2; names.has(free); i++) free = `${name} ${i}`;
  names.add(free);
  return free;
}

function isPromise(value: unknown): value is Promise<void> {
  return typeof (value as Promise<void> | null | undefined)?.then === 'function';
}
