import type { Item } from '../protocol';

type Loose = Record<string, unknown>;

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isHeight = (value: unknown) => isNumber(value) || value === null;
const isEvery = (test: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(test);
const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const isLine = (value: unknown) => isRecord(value) && isEvery(isNumber)(value.x) && isEvery(isHeight)(value.y);
const isPicture = (value: unknown) =>
  isRecord(value) &&
  isText(value.label) &&
  isNumber(value.width) &&
  isNumber(value.height) &&
  isEvery(isNumber)(value.pixels);
const isPoint = (value: unknown) => isEvery(isNumber)(value) && (value as unknown[]).length === 2;
const isSeries = (value: unknown) =>
  isLine(value) && isText((value as Loose).name) && ['line', 'dots', 'bars'].includes((value as Loose).mark as string);

const isKind: Record<Item['kind'], (item: Loose) => boolean> = {
  text: (item) =>
    isText(item.text) && isNumber(item.depth) && ['log', 'info', 'warn', 'error'].includes(item.level as string),
  note: (item) => isText(item.text),
  table: (item) => isEvery(isText)(item.columns) && Array.isArray(item.numeric) && isEvery(isEvery(isText))(item.rows),
  plot: (item) => isEvery(isSeries)(item.series),
  heat: (item) => isEvery(isEvery(isHeight))(item.values),
  path: (item) => isLine(item.ground) && isLine(item.steps),
  map: (item) =>
    isPoint(item.low) &&
    isPoint(item.high) &&
    isNumber(item.width) &&
    isNumber(item.height) &&
    isEvery(isHeight)(item.values) &&
    isEvery(isPoint)(item.steps),
  image: (item) => isEvery(isPicture)(item.images),
  slider: (item) => isText(item.name) && [item.low, item.high, item.step, item.value].every(isNumber),
};

const labeled = ['plot', 'heat', 'path', 'map'];

/** Keeps only well-formed items: the worker ran a stranger's code, so its messages are not trusted. */
export function validItems(sent: unknown): Item[] {
  if (!Array.isArray(sent)) return [];
  return sent.filter((item): item is Item => {
    if (!isRecord(item) || !isText(item.kind) || !Object.hasOwn(isKind, item.kind as string)) return false;
    if (labeled.includes(item.kind as string) && ![item.title, item.x, item.y].every(isText)) return false;
    return isKind[item.kind as Item['kind']](item);
  });
}
