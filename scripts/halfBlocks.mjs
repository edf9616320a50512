// Small images in the terminal: each character is two pixels, one above the other.

/**
 * Draws images side by side, each with a caption below.
 *
 * pictures  `{ pixels, caption }`: pixels from 0 to 1, row by row, `size` × `size`; drawn at half that size
 * color    24 shades of gray; without it, black and white
 */
export function halfBlocks(pictures, { size, color, perRow = 5 }) {
  const half = size / 2;
  const shade = ({ pixels }, x, y) => {
    const at = 2 * y * size + 2 * x;
    return (pixels[at] + pixels[at + 1] + pixels[at + size] + pixels[at + size + 1]) / 4;
  };
  const cell = (picture, x, y) => {
    const above = shade(picture, x, y);
    const below = shade(picture, x, y + 1);
    if (!color) return ' ▀▄█'[(above > 0.3 ? 1 : 0) + (below > 0.3 ? 2 : 0)];
    const gray = (value) => 232 + Math.round(23 * value);
    return `\u001b[38;5;${gray(above)};48;5;${gray(below)}m▀`;
  };
  const row = (picture, y) => {
    const cells = Array.from({ length: half }, (_, x) => cell(picture, x, y)).join('');
    return color ? `${cells}\u001b[0m` : cells;
  };
  const lines = [];
  for (let from = 0; from < pictures.length; from += perRow) {
    const shown = pictures.slice(from, from + perRow);
    for (let y = 0; y < half; y += 2) lines.push(shown.map((picture) => row(picture, y)).join('  '));
    lines.push(shown.map(({ caption }) => caption.padEnd(half)).join('  '), '');
  }
  return lines.join('\n');
}
