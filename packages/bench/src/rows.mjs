/**
 * A case's measurements as rows, one for each engine that gd ran in. `null` among the peers: it cannot run this case.
 */
export function rowsOf({ name, unit, threads = 1, value = (microseconds) => microseconds, ...one }, entries) {
  const isRate = unit.endsWith('/s');
  const read = ({ turns, opened: { amount } }) => {
    if (turns.length === 0) return { best: null, median: null };
    const values = (kind) => turns.map((turn) => value(turn[kind], amount));
    return { best: (isRate ? Math.max : Math.min)(...values('minimum')), median: middle(values('median')) };
  };
  const engineOf = ({ opened: { engine, relaxed } }) => `${engine} ${relaxed ? 'relaxed' : 'plain'}`;
  const ours = entries.filter(({ role }) => role === 'ours');
  return ours.map((entry) => {
    const { best, median } = read(entry);
    const others = entries.filter(
      ({ role, engine }) => role === 'peer' || (role === 'beside' && engine === entry.engine),
    );
    const named = others.map((other) => [other.label, read(other)]);
    if (one.isAcross)
      named.push(...ours.filter((other) => other !== entry).map((other) => [engineOf(other), read(other)]));
    const row = {
      name,
      engine: engineOf(entry),
      threads,
      ours: best,
      peers: Object.fromEntries(named.map(([label, { best }]) => [label, best])),
      unit,
      medians: { ours: median, peers: Object.fromEntries(named.map(([label, { median }]) => [label, median])) },
    };
    if (entry.opened.notes !== undefined) row.notes = entry.opened.notes;
    return { ...row, bars: one.bars.flatMap((bar) => judged(bar, row)) };
  });
}

/** The verdict of a bar on a row; none if the bar is for other engines or its reference was not measured. */
function judged({ against, most, least, aim, engine = '', variant = '' }, row) {
  if (!row.engine.startsWith(engine) || !row.engine.endsWith(variant)) return [];
  const peer = Object.keys(row.peers).find((label) => against !== undefined && label.startsWith(against));
  if (against !== undefined && typeof row.peers[peer] !== 'number') return [];
  const ratio = against === undefined ? row.ours : row.ours / row.peers[peer];
  const reaches = (bound) => (most === undefined ? ratio >= bound : ratio <= bound);
  const verdict = !reaches(most ?? least) ? 'missed' : aim !== undefined && reaches(aim) ? 'aim' : 'bar';
  return [{ against: peer ?? null, ratio, most, least, aim, verdict }];
}

const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
