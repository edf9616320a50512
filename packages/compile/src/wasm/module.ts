import { Bytes } from './bytes';
import { Code } from './code';
import type { Type } from './instructions';
import { types } from './instructions';

/** A function of the host that the module calls. */
export interface HostFunction {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly results: readonly Type[];
}

/** A function of the module: its code, and the addresses in its gaps. */
interface Placed {
  readonly code: Code;
  readonly addresses: readonly number[];
}

const poolEntry = 16;

/**
 * A WebAssembly module in the making. Its memory comes from outside, so that several modules can work on the same
 * weights; a pool of vector constants is written to `pool.address` when the module is instantiated.
 */
export class Module {
  readonly relaxed: boolean;
  private readonly imports: HostFunction[];
  private readonly functions: Placed[] = [];
  private readonly signatures: { key: string; parameters: readonly Type[]; results: readonly Type[] }[] = [];
  private readonly pool: { readonly address: number; readonly capacity: number; readonly words: Map<number, number> };

  constructor({
    relaxed = false,
    imports = [],
    pool = { address: 0, bytes: 0 },
  }: {
    relaxed?: boolean;
    imports?: readonly HostFunction[];
    pool?: { address: number; bytes: number };
  } = {}) {
    this.relaxed = relaxed;
    this.imports = [...imports];
    this.pool = { address: pool.address, capacity: Math.floor(pool.bytes / poolEntry), words: new Map() };
  }

  /** Starts a function; the number by which others call it is its `index`. Its placeholders become these addresses. */
  function(
    name: string,
    {
      parameters = [],
      results = [],
      exported = false,
      addresses = [],
    }: Partial<Pick<Code, 'parameters' | 'results' | 'exported'> & Pick<Placed, 'addresses'>> = {},
  ): Code {
    const code = new Code(this, name, parameters, results, this.imports.length + this.functions.length, exported);
    this.functions.push({ code, addresses });
    return code;
  }

  /** The same code once more, for other addresses; answers with the number by which it is called. */
  again(code: Code, addresses: readonly number[]): number {
    return this.imports.length + this.functions.push({ code, addresses }) - 1;
  }

  /** The number by which code calls a function of the host. */
  host(name: string): number {
    return this.imports.findIndex((one) => one.name === name);
  }

  /** Where in memory four copies of a 32-bit word lie; undefined when the pool is full. */
  constant(word: number): number | undefined {
    const { address, capacity, words } = this.pool;
    let place = words.get(word);
    if (place === undefined) {
      if (words.size >= capacity) return undefined;
      place = words.size;
      words.set(word, place);
    }
    return address + place * poolEntry;
  }

  private signature(parameters: readonly Type[], results: readonly Type[]): number {
    const key = `${parameters}>${results}`;
    const known = this.signatures.findIndex((one) => one.key === key);
    return known >= 0 ? known : this.signatures.push({ key, parameters, results }) - 1;
  }

  /** The module as bytes that `new WebAssembly.Module` takes; a memory that threads share may have up to 65536 pages. */
  finished(shared = false): Uint8Array<ArrayBuffer> {
    const imported = counted(this.imports.length + 1);
    imported.text('host');
    imported.text('memory');
    imported.raw(shared ? [2, 3, 0, 0x80, 0x80, 4] : [2, 0, 0]);
    for (const { name, parameters, results } of this.imports) {
      imported.text('host');
      imported.text(name);
      imported.pair(0, this.signature(parameters, results));
    }
    const kinds = counted(this.functions.length);
    const bodies = counted(
      this.functions.length,
      this.functions.length * 16 +
        this.functions.reduce((sum, { code }) => sum + code.bytes.length + code.locals.length, 0),
    );
    const exported = counted(this.functions.reduce((count, { code }) => count + Number(code.exported), 0));
    for (const { code, addresses } of this.functions) {
      kinds.unsigned(this.signature(code.parameters, code.results));
      code.writeTo(bodies, addresses);
      if (!code.exported) continue;
      exported.text(code.name);
      exported.pair(0, code.index);
    }
    const signatures = counted(this.signatures.length);
    for (const { parameters, results } of this.signatures) {
      signatures.byte(0x60);
      for (const list of [parameters, results]) {
        signatures.unsigned(list.length);
        for (const kind of list) signatures.byte(types[kind]);
      }
    }
    const out = new Bytes(bodies.length + imported.length + 8192);
    out.raw([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    out.section(1, signatures);
    out.section(2, imported);
    out.section(3, kinds);
    out.section(7, exported);
    out.section(10, bodies);
    const { address, words } = this.pool;
    if (words.size > 0) {
      const data = counted(1);
      data.pair(0, 0x41);
      data.signed(address);
      data.byte(0x0b);
      data.unsigned(words.size * poolEntry);
      for (const word of words.keys()) data.word(word, 4);
      out.section(11, data);
    }
    return out.finished();
  }
}

/** The beginning of a list: how many there are. */
function counted(count: number, room?: number): Bytes {
  const bytes = new Bytes(room);
  bytes.unsigned(count);
  return bytes;
}
