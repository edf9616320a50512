/** A stretch of turns that is compared takes so many of them at least, and so many milliseconds: slices of time that others get are of a few. */
const fewestTurns = 8;
const shortest = 20;
/** How many such stretches at most until one who was beaten is tried again: who is called in vain may hold up all for long. */
const longest = { alone: 32, together: 128 };

/**
 * Finds out by the clock whether turns are quicker together or alone, and looks again from time to time: others may come
 * to be busy on this machine, or be done. What is tried has to do as many turns as what it is held against in less time; it
 * is stopped as soon as it cannot, and is tried half as often after each defeat, four times as often after a victory.
 */
export class AutoTuner {
  private together = false;
  private isChallenge = false;
  private began = 0;
  private turns = 0;
  private time = 0;
  /** What the challenger has to do in less time. */
  private rival = { turns: 0, time: 0 };
  private readonly pauses = { alone: 1, together: 1 };
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
      const { pauses } = this;
      const way = this.together ? 'together' : 'alone';
      pauses[way] = isLost ? Math.min(2 * pauses[way], longest[way]) : Math.max(1, pauses[way] / 4);
      if (isLost) this.together = !this.together;
      this.left = this.together ? pauses.alone : pauses.together;
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
