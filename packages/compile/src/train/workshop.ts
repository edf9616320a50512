import { allocateMemory } from '../program/allocateMemory';
import { warnOnce } from '../program/fallback';
import { start } from '../program/program';
import type { Team } from '../threads/gatherTeam';
import type { Keep } from './keep';
import { OptionWriter } from './options';
import type { Examples, Recipe } from './stepGraph';
import type { Stepper } from './stepper';
import { atWork, buildStep, fits, viewsOf } from './stepper';

const mostPrograms = 32;

/** The programs of a walk, and the memory that they share. */
export class Workshop {
  readonly steppers: Stepper[] = [];
  readonly writer: OptionWriter;
  memory: WebAssembly.Memory;
  /** Where the programs read t and the options. */
  options: Float64Array;
  private end: number;
  private home: Pick<Team, 'allocate' | 'start'> = { allocate: allocateMemory, start };

  constructor(
    private readonly recipe: Recipe,
    private readonly keep: Keep,
    private readonly threads: number,
  ) {
    this.memory = this.home.allocate(keep.end + 64);
    this.end = keep.end;
    this.writer = new OptionWriter(recipe.optimizer.options);
    this.options = this.viewOptions();
    this.writer.writeNumbers(this.options, 1);
  }

  /** The step for batches like this one, made when it is the first of its kind. */
  stepperFor(batch: Examples, latest: Stepper | undefined): Stepper {
    if (latest !== undefined && fits(latest, batch)) return latest;
    return this.steppers.find((one) => fits(one, batch)) ?? this.make(batch);
  }

  /** Makes a step; with `rows`, for picking so many of a data set. */
  make(batch: Examples, rows?: number): Stepper {
    if (this.steppers.length >= mostPrograms) {
      // batches of ever new sizes shall not take ever more memory
      this.steppers.length = 0;
      this.end = this.keep.end;
      // other threads may still look at the words of what was there
      if (this.threads > 1) this.move(this.memory.buffer.byteLength);
    }
    const { end, threads, writer } = this;
    const from = { start: end, rows, threads, isScheduled: writer.isScheduled };
    const built = buildStep(this.recipe, this.keep, batch, from);
    if (this.memory.buffer.byteLength < built.program.memoryBytes) this.move(built.program.memoryBytes);
    this.end = built.program.end;
    const made = atWork(built, batch, this.memory, this.home.start);
    this.steppers.push(made);
    return made;
  }

  /** Lets other threads share the work, as soon as they have started. */
  async gather(): Promise<void> {
    if (this.threads === 1) return;
    try {
      const { gatherTeam } = await import('../threads/gatherTeam');
      this.home = await gatherTeam(this.threads);
    } catch (error) {
      warnOnce(`trainStep: no threads could be started (${error}) — steps run on one`);
      return;
    }
    this.move(this.memory.buffer.byteLength);
  }

  /** Moves into another memory, of so many bytes; what others hold are copies. */
  private move(bytes: number): void {
    const next = this.home.allocate(bytes);
    new Uint8Array(next.buffer).set(new Uint8Array(this.memory.buffer));
    this.memory = next;
    this.options = this.viewOptions();
    for (const stepper of this.steppers) {
      stepper.running = this.home.start(stepper.program, next);
      stepper.views = viewsOf(next, stepper.program, stepper.step);
    }
  }

  private viewOptions(): Float64Array {
    return new Float64Array(this.memory.buffer, this.keep.t, 1 + this.writer.size);
  }
}
