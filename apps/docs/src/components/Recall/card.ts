/** A question that is asked again after growing intervals. */
export interface Card {
  ask: string;
  answer: string;
}

/** The cards of a lesson by name; later lessons show two or three of them as `slug/name`. */
export type Cards = Readonly<Record<string, Card>>;

/** A card with the page that teaches it. */
export interface PlacedCard extends Card {
  page: string;
}
