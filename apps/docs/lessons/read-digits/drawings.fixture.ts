import type { Spot, Stroke } from './drawing';

/** A drawing of a digit, and which one it is meant to be. */
export interface DrawnDigit {
  digit: number;
  strokes: readonly Stroke[];
}

const turn = Math.PI / 180;

/** Part of an oval, from one angle to another; 0° is to the right, 90° is down. */
const arc = (x: number, y: number, wide: number, high: number, from: number, to: number): Spot[] =>
  Array.from({ length: 17 }, (_, i) => {
    const angle = turn * (from + ((to - from) * i) / 16);
    return [x + wide * Math.cos(angle), y + high * Math.sin(angle)] as const;
  });

// How one hand writes the ten digits.
const hand: readonly (readonly Stroke[])[] = [
  [arc(0.5, 0.5, 0.27, 0.4, -90, 270)],
  [
    [
      [0.5, 0.1],
      [0.5, 0.9],
    ],
  ],
  [[...arc(0.48, 0.32, 0.24, 0.22, -170, 30), [0.24, 0.9], [0.78, 0.9]]],
  [[...arc(0.46, 0.3, 0.24, 0.2, -150, 90), ...arc(0.46, 0.7, 0.27, 0.21, -90, 150)]],
  [
    [
      [0.56, 0.1],
      [0.2, 0.62],
      [0.8, 0.62],
    ],
    [
      [0.62, 0.38],
      [0.58, 0.92],
    ],
  ],
  [[[0.74, 0.1], [0.32, 0.1], [0.28, 0.46], ...arc(0.46, 0.66, 0.27, 0.25, -110, 140)]],
  [[[0.58, 0.08], [0.4, 0.3], [0.32, 0.55], ...arc(0.48, 0.72, 0.17, 0.18, 190, -180)]],
  [
    [
      [0.22, 0.12],
      [0.78, 0.12],
      [0.42, 0.92],
    ],
    [
      [0.36, 0.5],
      [0.7, 0.5],
    ],
  ],
  [[...arc(0.5, 0.3, 0.2, 0.2, 90, 450), ...arc(0.5, 0.71, 0.24, 0.21, -90, 270)]],
  [[...arc(0.5, 0.33, 0.22, 0.22, 20, -340), [0.72, 0.4], [0.64, 0.92]]],
];

/** Three ways of writing each: upright, leaning and small in a corner, narrow with a shaking hand. */
const ways: readonly ((spot: Spot, i: number) => Spot)[] = [
  (spot) => spot,
  ([x, y]) => [0.05 + 0.5 * (x + 0.16 * (0.5 - y)), 0.4 + 0.5 * y],
  ([x, y], i) => [0.5 + 0.86 * (x - 0.5) + 0.012 * Math.sin(7 * i), y + 0.012 * Math.cos(5 * i)],
];

// What another hand writes in another way.
const others: readonly DrawnDigit[] = [
  {
    digit: 1,
    strokes: [
      [
        [0.36, 0.24],
        [0.52, 0.1],
        [0.52, 0.9],
      ],
    ],
  },
  {
    digit: 2,
    strokes: [
      [
        [0.25, 0.25],
        [0.45, 0.1],
        [0.7, 0.22],
        [0.65, 0.45],
        [0.25, 0.88],
        [0.75, 0.88],
      ],
    ],
  },
  {
    digit: 4,
    strokes: [
      [
        [0.3, 0.1],
        [0.28, 0.55],
        [0.75, 0.55],
      ],
      [
        [0.7, 0.1],
        [0.7, 0.9],
      ],
    ],
  },
  { digit: 6, strokes: [[[0.64, 0.08], [0.4, 0.3], [0.27, 0.65], ...arc(0.48, 0.72, 0.2, 0.18, 170, -170)]] },
  {
    digit: 7,
    strokes: [
      [
        [0.2, 0.15],
        [0.8, 0.15],
        [0.45, 0.9],
      ],
    ],
  },
  { digit: 9, strokes: [[...arc(0.52, 0.31, 0.18, 0.2, 0, -350), [0.7, 0.9]]] },
];

/** Drawings of our own, to see whether the Team reads more than its own cards. */
export const drawings: readonly DrawnDigit[] = [
  ...hand.flatMap((strokes, digit) =>
    ways.map((way) => ({ digit, strokes: strokes.map((stroke) => stroke.map(way)) })),
  ),
  ...others,
];
