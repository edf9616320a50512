import type { Assembler } from '../encode/assembler';
import { atomic, op } from '../encode/instructions';
import type { Module } from '../encode/module';
import { line } from './controlBytes';

const sleepMilliseconds = 100;
/** After this many sleeps, a thread that has claimed a part and not finished it is considered dead. */
const mostSleeps = 300;

/**
 * Emits `work(member, patience)`, with which every thread runs its part of one step. Threads are not assigned parts:
 * each claims its own part first and then those that nobody has begun, so that a thread that is late, asleep or gone
 * delays nobody.
 *
 *     line 0      turn, sleepers
 *     line 1 + s  finished parts of segment s, over all turns; the turn in which each part was last claimed
 *
 * The thread that increments the turn is member 0: it does the work that is not shared, and returns 1 when everything
 * is done, or 0 when it has waited in vain. `patience` is how often a thread looks before it sleeps; negative if it
 * must not sleep.
 */
export function emitScheduler(module: Module, control: number, segments: readonly (readonly Assembler[])[]): void {
  const sleepers = control + 4;
  const lineOf = (segment: number): number => control + line * (1 + segment);

  const finish = module.function('finish', { parameters: ['i32', 'i32'] });
  {
    const [done, wanted] = [0, 1];
    finish.get(done).i32(1).atomic(atomic.add).i32(1).do(op.i32.add).get(wanted).do(op.i32.eq);
    finish.when(() => {
      finish.i32(sleepers).atomic(atomic.load);
      finish.when(() => finish.get(done).i32(-1).atomic(atomic.notify).do(op.drop));
    });
  }

  // a separate function, since the first compiler of Node 20 mixes up the locals of a function that sleeps
  const sleep = module.function('sleep', { parameters: ['i32', 'i32'] });
  sleep
    .get(0)
    .get(1)
    .i32(sleepMilliseconds * 1_000_000)
    .do(op.i64.fromI32)
    .atomic(atomic.wait)
    .do(op.drop);

  const reach = module.function('reach', { parameters: ['i32', 'i32', 'i32'], results: ['i32'] });
  {
    const [done, wanted, patience] = [0, 1, 2];
    const [now, looks, sleeps] = [reach.local('i32'), reach.local('i32'), reach.local('i32')];
    reach.get(patience).set(looks).i32(mostSleeps).set(sleeps).loop();
    reach.get(done).atomic(atomic.load).tee(now).get(wanted).do(op.i32.sub).i32(0).do(op.i32.ge);
    reach.when(() => reach.i32(1).do(op.return));
    reach.get(looks).i32(1).do(op.i32.sub).tee(looks).branchIf(0);
    reach.get(patience).i32(0).do(op.i32.lt);
    reach.when(() => reach.i32(0).do(op.return));
    reach.i32(sleepers).i32(1).atomic(atomic.add).do(op.drop);
    reach.get(done).get(now).call(sleep);
    reach.i32(sleepers).i32(-1).atomic(atomic.add).do(op.drop);
    reach.i32(1).set(looks).get(sleeps).i32(1).do(op.i32.sub).tee(sleeps).branchIf(0).end().i32(0);
  }

  const code = module.function('work', { parameters: ['i32', 'i32'], results: ['i32'], exported: true });
  const [member, patience] = [0, 1];
  const [turn, place, left, wanted] = [code.local('i32'), code.local('i32'), code.local('i32'), code.local('i32')];
  const wait = (segment: number): void => {
    if (segment < 0) return;
    code.i32(lineOf(segment)).get(turn).i32(segments[segment]!.length).do(op.i32.mul).get(patience).call(reach);
    code.do(op.i32.eqz).when(() => code.i32(0).do(op.return));
  };
  code.i32(control).atomic(atomic.load).set(turn);
  segments.forEach((parts, segment) => {
    if (parts.length === 1) {
      code.get(member).do(op.i32.eqz);
      code.when(() => {
        wait(segment - 1);
        code.call(parts[0]!).i32(lineOf(segment)).get(turn).call(finish);
      });
      return;
    }
    wait(segment - 1);
    const run = module.function(`segment${segment}`, { parameters: ['i32'] });
    parts.forEach((part, i) => {
      run.get(0).i32(i).do(op.i32.eq);
      run.when(() => run.call(part));
    });
    code.get(turn).i32(parts.length).do(op.i32.mul).set(wanted);
    code.get(member).set(place).i32(parts.length).set(left).loop();
    code.get(place).i32(2).do(op.i32.shl).get(turn).i32(1).do(op.i32.sub).get(turn);
    code
      .atomic(atomic.exchangeIf, lineOf(segment) + 4)
      .get(turn)
      .i32(1)
      .do(op.i32.sub, op.i32.eq);
    code.when(() => code.get(place).call(run).i32(lineOf(segment)).get(wanted).call(finish));
    code
      .i32(0)
      .get(place)
      .i32(1)
      .do(op.i32.add)
      .get(place)
      .i32(parts.length - 1)
      .do(op.i32.eq, op.select)
      .set(place);
    code.get(left).i32(1).do(op.i32.sub).tee(left).branchIf(0).end();
  });
  code.get(member).do(op.i32.eqz);
  code.when(() => wait(segments.length - 1));
  code.i32(1);
}
