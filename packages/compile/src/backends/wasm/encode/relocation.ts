const apart = 2 ** 40;

/** Where an address belongs among instructions: the one of a place, and so many bytes further. */
export interface Gap {
  readonly at: number;
  readonly hasSign: boolean;
  readonly place: number;
  readonly beyond: number;
}

/**
 * Stands for an address that is not known yet: with it one counts as with an address, and code that is written with it
 * can be used again for other addresses.
 */
export function placeholder(place: number): number {
  return (place + 1) * apart;
}

/** Whether a number is a placeholder, or one and some bytes. */
export function isPlace(address: number): boolean {
  return address > apart / 2;
}

/** Which placeholder a number was made from, and how many bytes were added. */
export function placeAt(address: number): Pick<Gap, 'place' | 'beyond'> {
  const nearest = Math.round(address / apart);
  return { place: nearest - 1, beyond: address - nearest * apart };
}
