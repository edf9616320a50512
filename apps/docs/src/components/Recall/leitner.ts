/** The box of a card: box 1 comes back at once, each further box after a longer interval. */
export interface Place {
  box: number;
  /** When the card is next due, in milliseconds since 1970. */
  due: number;
}

const day = 86_400_000;
const rests = [0, 1, 3, 7, 21].map((days) => days * day);

/** Leitner's rule: a card that was known moves up one box, any other goes back to the first. */
export function moved({ box }: Place, knew: boolean, now: number): Place {
  const next = knew ? Math.min(box + 1, rests.length) : 1;
  return { box: next, due: now + (rests[next - 1] ?? 0) };
}

export const fresh: Place = { box: 1, due: 0 };
