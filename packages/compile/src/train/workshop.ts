import { warnOnce } from '@gd/core/extend';
import { allocateMemory } from '../backends/wasm/allocateMemory';
import { start } from '../backends/wasm/program';
import { canShare } from '../backends/wasm/threads/canShare';
import { defaultThreads } from '../backends/wasm/threads/defaultThreads';
import { isLarge } from '../backends/wasm/threads/isLarge';
import type { Team } from '../backends/wasm/threads/startThreads';
import type { Keep } from './keep';
import { OptionWriter } from './options';
import type { Examples, Recipe } from './stepGraph';
import type { Stepper } from './stepper';
import { buildStep, fits, instantiate, viewsOf } from './stepper';

const maxPrograms = 32;
/** How long a large step is at work before others are called to it, in milliseconds: a short walk never needs them. */
const settling = 50;

/** The programs of a walk, and the memory that they share. */
export class Workshop {
  readonly steppers: Stepper[] = [];
  readonly writer: OptionWriter;
  memory: WebAssembly.Memory;
  /** Where the programs read t and the options. */
  options: Float64Array;
  private end: number;
  private home: Team = { allocate: allocateMemory, start };
  private isGathering = false;

  constructor(
    private readonly recipe: Recipe,
    private readonly keep: Keep,
    /** How many share the work; undefined leaves it to us. */
    private readonly threads: number | undefined,
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
    if (this.steppers.length >= maxPrograms) {
      // batches of ever new sizes shall not take ever more memory
      this.steppers.length = 0;
      this.end = this.keep.end;
      // other threads may still look at the words of what was there
      if (this.threads !== 1) this.move(this.memory.buffer.byteLength);
    }
    const { end, threads = defaultThreads, writer } = this;
    const from = { start: end, rows, threads, isScheduled: writer.isScheduled };
    const built = buildStep(this.recipe, this.keep, batch, from);
    if (this.memory.buffer.byteLength < built.program.memoryBytes) this.move(built.program.memoryBytes);
    this.end = built.program.end;
    const made = instantiate(built, batch, this.memory, this.home.start);
    this.steppers.push(made);
    if (this.threads === undefined && !this.isGathering && canShare() && isLarge(built.program.plan)) {
      this.isGathering = true;
      const timer: { unref?(): void } | number = setTimeout(() => this.gather(), settling);
      if (typeof timer === 'object') timer.unref?.();
    }
    return made;
  }

  /** Lets other threads share the work, as soon as they have started. */
  async gather(): Promise<void> {
    try {
      const { startThreads } = await import('../backends/wasm/threads/startThreads');
      const team = await startThreads(this.threads);
      this.move(this.memory.buffer.byteLength, team);
    } catch (error) {
      if (this.threads === undefined) return;
      warnOnce(`trainStep: no threads could be started (${error}) — steps run on one`);
    }
  }

  /** Moves into another memory, of so many bytes; what others hold are copies. */
  private move(bytes: number, home = this.home): void {
    const next = home.allocate(bytes);
    this.home = home;
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
