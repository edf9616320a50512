import { Assembler } from './assembler';
import { section, signed, text, unsigned, word } from './bytes';
import type { Type } from './instructions';
import { types } from './instructions';

/** An imported function of the host. */
export interface HostFunction {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly results: readonly Type[];
}

/** A function of the module: its code, and the addresses for its placeholders. */
interface Placed {
  readonly code: Assembler;
  readonly addresses: readonly number[];
}

const poolEntry = 16;

/**
 * A WebAssembly module under construction. It imports its memory, so that several modules can share one; vector
 * constants are written to `pool.address` when it is instantiated.
 */
export class Module {
  readonly relaxed: boolean;
  private readonly imports: HostFunction[];
  private readonly functions: Placed[] = [];
  private readonly shared = new Map<string, Assembler>();
  private readonly signatures: number[][] = [];
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

  /** Starts a function, which others call by its `index`; its placeholders become `addresses`. */
  function(
    name: string,
    {
      parameters = [],
      results = [],
      exported = false,
      addresses = [],
    }: Partial<Pick<Assembler, 'parameters' | 'results' | 'exported'> & Pick<Placed, 'addresses'>> = {},
  ): Assembler {
    const code = new Assembler(this, name, parameters, results, this.imports.length + this.functions.length, exported);
    this.functions.push({ code, addresses });
    return code;
  }

  /** A function that several others call; `write` emits it at the first request. */
  once(
    name: string,
    signature: Pick<Assembler, 'parameters' | 'results'>,
    write: (code: Assembler) => void,
  ): Assembler {
    let code = this.shared.get(name);
    if (code === undefined) {
      code = this.function(name, signature);
      this.shared.set(name, code);
      write(code);
    }
    return code;
  }

  /** The same code for other addresses; returns the index to call it by. */
  again(code: Assembler, addresses: readonly number[]): number {
    return this.imports.length + this.functions.push({ code, addresses }) - 1;
  }

  /** The index of an imported function. */
  host(name: string): number {
    return this.imports.findIndex((one) => one.name === name);
  }

  /** The address of a vector constant, four copies of a 32-bit word; undefined when the pool is full. */
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

  private signature({ parameters, results }: Pick<Assembler, 'parameters' | 'results'>): number[] {
    const list = (kinds: readonly Type[]): number[] =>
      unsigned([], kinds.length).concat(kinds.map((kind) => types[kind]));
    const signature = [0x60].concat(list(parameters), list(results));
    const known = this.signatures.findIndex((one) => String(one) === String(signature));
    return unsigned([], known >= 0 ? known : this.signatures.push(signature) - 1);
  }

  /** The module in binary form; a shared memory may have up to 65536 pages. */
  finished(shared = false): Uint8Array<ArrayBuffer> {
    const memory = shared ? [2, 3, 0, 0x80, 0x80, 4] : [2, 0, 0];
    const imported = [text('host').concat(text('memory'), memory)];
    for (const one of this.imports) imported.push(text('host').concat(text(one.name), 0, this.signature(one)));
    const kinds: number[][] = [];
    const exported: number[][] = [];
    const bodies: number[][] = [];
    for (const { code, addresses } of this.functions) {
      kinds.push(this.signature(code));
      bodies.push(code.written(addresses));
      if (code.exported) exported.push(unsigned(text(code.name).concat(0), code.index));
    }
    const { address, words } = this.pool;
    const data = unsigned(signed([0, 0x41], address).concat(0x0b), words.size * poolEntry);
    for (const one of words.keys()) data.push(...[one, one, one, one].flatMap(word));
    const pieces = [
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, this.signatures),
      ...section(2, imported),
      ...section(3, kinds),
      ...section(7, exported),
      ...section(10, bodies),
      ...section(11, [data]),
    ];
    const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let end = 0;
    for (const piece of pieces) {
      out.set(piece, end);
      end += piece.length;
    }
    return out;
  }
}
