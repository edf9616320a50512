import { isTensor } from '@gd/core';
import { aList, check } from '@gd/core/extend';
import { cut, limits } from '../limits';
import { counted, isList, leftOut, wrong } from './numeric';
import { stage } from './stage';
import { watch } from './watch';
import { write } from './write';
import { writeNumber } from './writeNumber';

/**
 * Shows a table with column names, from a list of records, a list of lists, or a tensor with two axes. Numbers are shown
 * with 4 significant digits; a note names each column that contains NaN or an infinity.
 */
export function table(rows: readonly unknown[] | object, columns?: readonly string[]): void {
  const list = listOf(rows);
  const all =
    columns === undefined ? namesOf(list) : check('table: columns', columns, aList, ', like ["step", "loss"]');
  if (stage().full()) return;
  const names = all.slice(0, limits.columns).map(String);
  const mostRows = Math.min(limits.rows, Math.floor(limits.cells / Math.max(1, names.length)));
  const cells = list.map((row) => names.map((name, i) => cellOf(row, name, i)));
  for (const [i, name] of names.entries()) {
    watch(
      name,
      cells.map((row) => row[i]).filter((cell) => typeof cell === 'number'),
    );
  }
  const numeric = names.map((_, i) => cells.every((row) => typeof row[i] === 'number' || row[i] === undefined));
  const shown = cells.slice(0, mostRows).map((row) => row.map(writeCell));
  stage().put({ kind: 'table', columns: names.map((name) => cut(name, limits.label)), numeric, rows: shown });
  if (cells.length > mostRows) leftOut(`The table has ${counted(cells.length)} rows; the first ${mostRows} are shown.`);
  if (all.length > names.length) {
    leftOut(`The table has ${counted(all.length)} columns; the first ${names.length} are shown.`);
  }
}

function listOf(rows: unknown): unknown[] {
  if (isTensor(rows)) {
    const width = rows.shape[1] ?? 1;
    return Array.from({ length: rows.shape[0] ?? 1 }, (_, i) =>
      Array.from(rows.data.slice(i * width, (i + 1) * width)),
    );
  }
  if (isList(rows)) return Array.from(rows);
  if (typeof rows === 'object' && rows !== null && !(rows instanceof Promise))
    return Object.entries(rows).map(([name, value]) => ({ name, value }));
  throw wrong('table', rows, 'a list of rows, like [{ step: 1, loss: 4 }]');
}

function namesOf(rows: unknown[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    if (isList(row) && !isTensor(row)) for (let i = 0; i < row.length; i++) names.add(String(i));
    else if (typeof row === 'object' && row !== null && !isTensor(row))
      for (const name of Object.keys(row)) names.add(name);
    else names.add('value');
  }
  return [...names];
}

function cellOf(row: unknown, name: string, index: number): unknown {
  let cell: unknown = row;
  if (isList(row) && !isTensor(row)) cell = row[index];
  else if (typeof row === 'object' && row !== null && !isTensor(row)) cell = (row as Record<string, unknown>)[name];
  return isTensor(cell) && cell.data.length === 1 && cell.dtype !== 'bool' ? cell.data[0] : cell;
}

function writeCell(cell: unknown): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return writeNumber(cell);
  return cut(isTensor(cell) ? write([cell]).slice(1, -1) : write(cell), limits.label);
}
