const drawings = {
  predict:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.2 9.4c.3-1.6 1.5-2.4 2.9-2.4 1.6 0 2.9 1 2.9 2.6 0 2.1-2.9 2.3-2.9 4.4M12.1 17h.01',
  challenge: 'M2 20 9 8l4 6 2.5-3.5L22 20ZM9 8V2.5l5 1.8-5 2',
  recall: 'M8 7h12v13H8zM16 7V4H4v13h4M11 12h6M11 15.5h4',
  say: 'M4 5h16v11h-8l-5 4v-4H4zM8 9.2h8M8 12.2h5',
} as const;

/** A small line drawing beside a heading, purely decorative. */
export function Icon({ name }: { name: keyof typeof drawings }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="26"
      height="26"
      fill="none"
      stroke="var(--gd-walker-ink)"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
