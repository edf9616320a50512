import { limits } from '../limits';
import type { FromWorker, Item } from '../protocol';

type Test = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Test>>;

const isText =
  (most: number): Test =>
  (value) =>
    typeof value === 'string' && value.length <= most;
const isIn =
  (low: number, high: number): Test =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high;
const isWhole =
  (low: number, high: number): Test =>
  (value) =>
    Number.isInteger(value) && isIn(low, high)(value);
const isOneOf =
  (...texts: string[]): Test =>
  (value) =>
    texts.includes(value as string);
const isList =
  (most: number, test: Test, least = 0): Test =>
  (value) => {
    if (!Array.isArray(value) || value.length > most || value.length < least) return false;
    // `every` would skip holes
    for (let i = 0; i < value.length; i++) if (!test(value[i])) return false;
    return true;
  };
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has =
  (shape: Shape, maybe: Shape = {}): Test =>
  (value) =>
    isRecord(value) &&
    Object.entries(shape).every(([name, test]) => test(value[name])) &&
    Object.entries(maybe).every(([name, test]) => value[name] === undefined || test(value[name]));

const isFlag: Test = (value) => typeof value === 'boolean';
const isLabel = isText(limits.label);
const isLine = isText(limits.line);
const isNumber = isIn(-limits.number, limits.number);
const isHeight: Test = (value) => value === null || isNumber(value);
const labels = { title: isLabel, x: isLabel, y: isLabel };
const isPoint = isList(2, isNumber, 2);
const isCurve = (most: number): Test => {
  const isOk = has({ x: isList(most, isNumber), y: isList(most, isHeight) });
  return (value) => isOk(value) && (value as { x: []; y: [] }).x.length === (value as { y: [] }).y.length;
};
const isSeries: Test = (value) =>
  has({ name: isLabel, mark: isOneOf('line', 'dots', 'bars') })(value) &&
  isCurve(limits.points[(value as { mark: 'line' }).mark])(value);
const isPicture: Test = (value) => {
  if (!has({ label: isLabel, width: isWhole(0, limits.pixels), height: isWhole(0, limits.pixels) })(value))
    return false;
  const { width, height, pixels } = value as { width: number; height: number; pixels: unknown };
  return isList(width * height, isWhole(0, 255), width * height)(pixels);
};

const isItem: Readonly<Record<Item['kind'], Test>> = {
  text: has({ text: isLine, depth: isWhole(0, 100), level: isOneOf('log', 'info', 'warn', 'error') }),
  note: has({ text: isLine }),
  table: (item) => {
    if (!has({ columns: isList(limits.columns, isLabel) })(item)) return false;
    const { columns, numeric, rows } = item as Readonly<Record<string, unknown[]>>;
    const wide = columns?.length ?? 0;
    return isList(wide, isFlag, wide)(numeric) && isList(limits.rows, isList(wide, isLabel, wide))(rows);
  },
  plot: has({ ...labels, series: isList(limits.series, isSeries) }),
  heat: (item) => {
    if (!has({ ...labels, values: isList(limits.heat, Array.isArray) })(item)) return false;
    const { values } = item as { values: unknown[][] };
    const wide = Math.min(limits.heat, values[0]?.length ?? 0);
    return values.every(isList(wide, isHeight, wide));
  },
  path: has({ ...labels, ground: isCurve(limits.points.line), steps: isCurve(limits.steps) }),
  map: (item) => {
    const size = isWhole(2, limits.map);
    if (!has({ ...labels, low: isPoint, high: isPoint, width: size, height: size })(item)) return false;
    const { width, height, values, steps } = item as Readonly<Record<string, number>>;
    const count = Number(width) * Number(height);
    return isList(count, isHeight, count)(values) && isList(limits.steps, isPoint)(steps);
  },
  image: (item) => {
    if (!has({ images: isList(limits.images, isPicture) })(item)) return false;
    const { images } = item as { images: { width: number; height: number }[] };
    return images.reduce((sum, { width, height }) => sum + width * height, 0) <= limits.allPixels;
  },
  slider: (item) => {
    const shape = { name: isLabel, low: isNumber, high: isNumber, step: isIn(0, limits.number), value: isNumber };
    if (!has(shape)(item)) return false;
    const { low, high } = item as { low: number; high: number };
    return low < high;
  },
};

const isError = has(
  { name: isLabel, message: isText(limits.error) },
  { line: isWhole(1, 1e6), column: isWhole(0, 1e6), unlocated: isText(1e6) },
);
const isResult = has(
  { passed: isFlag, cases: isList(limits.cases, has({ passed: isFlag, say: isText(limits.error) })) },
  { mistake: isText(limits.error) },
);
const isTime = isIn(0, 1e9);
const isId = isWhole(0, Number.MAX_SAFE_INTEGER);

const isMessage: Readonly<Record<FromWorker['type'], Test>> = {
  ready: () => true,
  items: has({ items: isList(limits.items + 1, (item) => faultOf(item) === undefined) }),
  done: has({ milliseconds: isTime, exports: isList(limits.names, isLabel) }),
  failed: has({ milliseconds: isTime, error: isError }),
  answer: (message) => isId((message as { id: unknown }).id) && isPlain((message as { value: unknown }).value),
  refused: has({ id: isId, error: isError }),
  checked: has({ result: isResult }),
};

/** Validates a message from a worker; returns the message or a description of the error. Workers run untrusted code. */
export function readMessage(sent: unknown): FromWorker | { type: 'bad'; what: string } {
  const bad = (what: string) => ({ type: 'bad' as const, what });
  if (!isRecord(sent) || typeof sent.type !== 'string' || !Object.hasOwn(isMessage, sent.type)) return bad('no kind');
  if (isMessage[sent.type as FromWorker['type']](sent)) return sent as FromWorker;
  const wrong = Array.isArray(sent.items) ? sent.items.map(faultOf).find((fault) => fault !== undefined) : undefined;
  return bad(wrong ?? sent.type);
}

/** The kind of an invalid item; undefined for a valid one. */
function faultOf(item: unknown): string | undefined {
  if (!isRecord(item) || typeof item.kind !== 'string' || !Object.hasOwn(isItem, item.kind))
    return 'an item of no kind';
  return isItem[item.kind as Item['kind']](item) ? undefined : item.kind;
}

/** Whether a figure may receive a value from a reader's function: numbers, strings, booleans, or small lists and records. */
function isPlain(value: unknown): boolean {
  let left: number = limits.answer;
  const walk = (part: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > 8) return false;
    if (typeof part === 'string') return part.length <= limits.line;
    if (typeof part !== 'object' || part === null) return typeof part !== 'bigint';
    if (ArrayBuffer.isView(part)) return part.byteLength <= 8 * limits.answer;
    if (Array.isArray(part)) return part.length <= left && Array.from(part).every((each) => walk(each, depth + 1));
    const isRecordOf = Object.getPrototypeOf(part) === Object.prototype;
    return isRecordOf && Object.values(part).every((each) => walk(each, depth + 1));
  };
  return walk(value, 0);
}
