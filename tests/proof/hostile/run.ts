import { attack } from './attack';
import { starts } from './starts';
import { values } from './values';

/** What a run tells who watches it. */
export type Message =
  | { readonly began: string }
  | { readonly done: { functions: number; calls: number; refused: number; faults: string[] } };

/**
 * Attacks every function that the entries export with this many of the values; one without a right call to begin with is a
 * fault.
 */
export async function run(
  entries: Readonly<Record<string, object>>,
  many: number,
  tell: (message: Message) => void,
  only = '',
): Promise<void> {
  const exported = Object.entries(entries).flatMap(([entry, module]) =>
    Object.entries(module)
      .filter(([, thing]) => typeof thing === 'function')
      .map(([name, call]) => ({ entry, name, call })),
  );
  // inputs of a model and streams speak under their own names
  const prefixes = new Set([...exported.map(({ name }) => name), 'create-optimizer', 'setBuffer', 'function']);
  const tried = Object.fromEntries(Object.entries(values).slice(0, many));
  const total = { functions: 0, calls: 0, refused: 0, faults: [] as string[] };
  for (const { entry, name, call } of exported) {
    if (only !== '' && !`${entry} ${name}`.includes(only)) continue;
    const start = starts[entry]?.[name];
    if (typeof start === 'string') continue;
    if (start === undefined) {
      total.faults.push(
        `${entry} exports ${name}, which has no line in tests/proof/hostile/starts.ts: add a right call of it`,
      );
      continue;
    }
    total.functions++;
    const began = (what: string): void => tell({ began: what });
    try {
      const { calls, refused, faults } = await attack(name, call, start, tried, { prefixes, began });
      total.calls += calls;
      total.refused += refused;
      total.faults.push(...faults);
    } catch (error) {
      total.faults.push(`${name}: its right call in starts.ts failed — ${String(error).slice(0, 200)}`);
    }
  }
  tell({ done: total });
}
