/** The results of one case as lines: every competitor, then the bars of each engine. */
export function table(rows) {
  const [{ name, unit }] = rows;
  const lines = [`${name}: ${unit}`.padEnd(48) + head('best') + head('median')];
  const say = (label, best, median) => {
    lines.push(`  ${label}`.padEnd(48) + (best === null ? head('cannot') : cell(best) + cell(median)));
  };
  for (const { engine, ours, medians } of rows) say(`gd, ${engine}`, ours, medians.ours);
  const labels = new Set(rows.flatMap(({ peers }) => Object.keys(peers)));
  // gd has a line for each engine already
  for (const { engine } of rows) labels.delete(engine);
  for (const label of labels) {
    // another library was measured once for all rows, baselines once in every engine
    const isShared = rows.every(({ peers }) => peers[label] === rows[0].peers[label]);
    for (const { engine, peers, medians } of isShared ? [rows[0]] : rows) {
      if (label in peers) say(isShared ? label : `${label}, ${engine}`, peers[label], medians.peers[label]);
    }
  }
  for (const { engine, notes = {} } of rows) {
    for (const [what, value] of Object.entries(notes)) lines.push(`  ${engine}: ${short(value)} ${what}`);
  }
  for (const { engine, bars } of rows) {
    for (const { against, ratio, most, least, aim, verdict } of bars) {
      const [sign, bar] = most === undefined ? ['≥', least] : ['≤', most];
      const subject = `  ${engine}: ${short(ratio)}${against === null ? '' : ` × ${against}`}`;
      const bounds = `bar ${sign} ${short(bar)}${aim === undefined ? '' : `, aim ${sign} ${short(aim)}`}`;
      lines.push(`${subject.padEnd(48)}  ${bounds.padEnd(30)}${words[verdict]}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const words = { aim: '✓ aim', bar: '✓ bar', missed: '✗ missed' };
const head = (text) => text.padStart(12);
const cell = (value) => head(short(value));

/** Formats three significant digits; a small ratio as 1/n. */
export function short(value) {
  if (value > 0 && value < 0.12) return `1/${Number(short(1 / value))}`;
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
