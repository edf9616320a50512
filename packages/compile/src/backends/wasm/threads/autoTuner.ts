/**
 * The least number of turns, and of milliseconds, in a stretch of turns that is compared: longer than the time slices
 * of other programs.
 */
const fewestTurns = 8;
const shortest = 20;
/**
 * The maximum number of stretches until the slower mode is tried again; threads that start in vain can delay
 * everything.
 */
const longest = { alone: 32, together: 128 };

/**
 * Decides by timing whether turns run faster on several threads or on one, and tries the other mode from time to time,
 * since the load of the machine changes. The challenger must complete as many turns as the current mode in less time,
 * and is stopped as soon as it cannot. Each defeat doubles the wait before its next attempt; each win divides it by
 * four.
 */
export class AutoTuner {
  private together = false;
  private isChallenge = false;
  private began = 0;
  private turns = 0;
  private time = 0;
  /** The turns and the time that the challenger must beat. */
  private rival = { turns: 0, time: 0 };
  private readonly pauses = { alone: 1, together: 1 };
  private left = 1;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Begins a turn; returns whether to run it on several threads. */
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
