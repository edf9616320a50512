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

const poolEntry = 16;

/**
 * A WebAssembly module in the making. Its memory comes from outside, so that several modules can work on the same
 * weights; a pool of vector constants is written to `pool.address` when the module is instantiated.
 */
export class Module {
  readonly relaxed: boolean;
  private readonly imports: HostFunction[];
  private readonly functions: Code[] = [];
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

  /** Starts a function; the number by which others call it is its `index`. */
  function(
    name: string,
    {
      parameters = [],
      results = [],
      exported = false,
    }: Partial<Pick<Code, 'parameters' | 'results' | 'exported'>> = {},
  ): Code {
    const code = new Code(this, name, parameters, results, this.imports.length + this.functions.length, exported);
    this.functions.push(code);
    return code;
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

  /** The module as bytes that `new WebAssembly.Module` takes. */
  finished(): Uint8Array<ArrayBuffer> {
    const imported = this.imports.map((one) => this.signature(one.parameters, one.results));
    const own = this.functions.map((one) => this.signature(one.parameters, one.results));
    const out = new Bytes();
    out.raw([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const list = <Item>(id: number, items: readonly Item[], write: (bytes: Bytes, item: Item, i: number) => void) => {
      const bytes = new Bytes();
      bytes.unsigned(items.length);
      items.forEach((item, i) => {
        write(bytes, item, i);
      });
      out.section(id, bytes);
    };
    const writeTypes = (bytes: Bytes, kinds: readonly Type[]): void => {
      bytes.unsigned(kinds.length);
      for (const kind of kinds) bytes.byte(types[kind]);
    };
    list(1, this.signatures, (bytes, one) => {
      bytes.byte(0x60);
      writeTypes(bytes, one.parameters);
      writeTypes(bytes, one.results);
    });
    list(2, ['memory', ...this.imports], (bytes, one, i) => {
      bytes.text('host');
      bytes.text(typeof one === 'string' ? one : one.name);
      if (i === 0) bytes.raw([2, 0, 0]);
      else {
        bytes.byte(0);
        bytes.unsigned(imported[i - 1]!);
      }
    });
    list(3, own, (bytes, type) => bytes.unsigned(type));
    const exported = this.functions.filter((one) => one.exported);
    list(7, exported, (bytes, one) => {
      bytes.text(one.name);
      bytes.byte(0);
      bytes.unsigned(one.index);
    });
    list(10, this.functions, (bytes, one) => {
      const body = one.finished();
      bytes.unsigned(body.length);
      bytes.append(body);
    });
    if (this.pool.words.size > 0) {
      list(11, [this.pool], (bytes, pool) => {
        bytes.byte(0);
        bytes.raw([0x41]);
        bytes.signed(pool.address);
        bytes.byte(0x0b);
        bytes.unsigned(pool.words.size * poolEntry);
        for (const word of pool.words.keys()) for (let i = 0; i < 4; i++) bytes.raw(wordBytes(word));
      });
    }
    return out.finished();
  }
}

function wordBytes(word: number): number[] {
  return [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
}
