import { allocateMemory, start } from '../program/program';
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

  constructor(
    private readonly recipe: Recipe,
    private readonly keep: Keep,
  ) {
    this.memory = allocateMemory(keep.end + 64);
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
    }
    const from = { start: this.end, rows, isScheduled: this.writer.isScheduled };
    const built = buildStep(this.recipe, this.keep, batch, from);
    this.makeRoom(built.program.memoryBytes);
    this.end = built.program.end;
    const made = atWork(built, batch, this.memory);
    this.steppers.push(made);
    return made;
  }

  /** Moves into a memory that is large enough for one more program; what others hold are copies. */
  private makeRoom(bytes: number): void {
    if (this.memory.buffer.byteLength >= bytes) return;
    const wider = allocateMemory(bytes);
    new Uint8Array(wider.buffer).set(new Uint8Array(this.memory.buffer));
    this.memory = wider;
    this.options = this.viewOptions();
    for (const stepper of this.steppers) {
      stepper.running = start(stepper.program, wider);
      stepper.views = viewsOf(wider, stepper.program, stepper.step);
    }
  }

  private viewOptions(): Float64Array {
    return new Float64Array(this.memory.buffer, this.keep.t, 1 + this.writer.size);
  }
}
