/** A stretch of turns that is compared takes so many of them at least, and so many milliseconds: slices of time that others get are of a few. */
const fewestTurns = 8;
const shortest = 20;
/** The longest time, in such stretches, until the other way is tried again. */
const longest = 32;

/**
 * Finds out by the clock whether turns are quicker together or alone, and looks again from time to time: others may come
 * to be busy on this machine, or be done. What is tried has to do as many turns as what it is held against in less time; it
 * is stopped as soon as it cannot, and after each defeat is left alone for twice as long.
 */
export class Trial {
  private together = false;
  private isChallenge = false;
  private began = 0;
  private turns = 0;
  private time = 0;
  /** What the challenger has to do in less time. */
  private rival = { turns: 0, time: 0 };
  private pause = 1;
  private left = 1;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Begins a turn; answers whether it is to be done together. */
  begin(): boolean {
    this.began = this.now();
    return this.together;
  }

  /** Ends a turn. */
  end(): void {
    this.turns++;
    this.time += this.now() - this.began;
    if (this.isChallenge) {
      const isLost = this.time >= this.rival.time;
      if (!isLost && this.turns < this.rival.turns) return;
      if (isLost) this.together = !this.together;
      this.pause = isLost ? Math.min(2 * this.pause, longest) : 1;
      this.left = this.pause;
      this.isChallenge = false;
    } else {
      if (this.turns < fewestTurns || this.time < shortest) return;
      this.rival = { turns: this.turns, time: this.time };
      if (--this.left <= 0) {
        this.isChallenge = true;
        this.together = !this.together;
      }
    }
    this.turns = 0;
    this.time = 0;
  }
}
