/** The size in bytes from which arrays are counted; counting smaller ones would be too slow. */
const counted = 1 << 20;

const gibibyte = 1 << 30;

export interface MemoryLimits {
  /** The maximum size of one array in bytes. */
  single: number;
  /** The maximum total size of all arrays in use, in bytes. */
  all: number;
}

/** The memory limits of a page: half of the device memory, which browsers report up to 8 GiB, and at most 4 GiB. */
export function memoryOf({ deviceMemory = 4 }: { deviceMemory?: number }): MemoryLimits {
  const all = Math.min(4, Math.max(0.5, deviceMemory / 2)) * gibibyte;
  return { single: all / 4, all };
}

type Constructor = new (...args: never[]) => ArrayBufferView | ArrayBuffer;

/**
 * Replaces the array constructors of a worker with ones that throw a clear error above a limit; without them, the browser would
 * kill the whole page. An unused array counts until the code next awaits, because engines report collected objects only then.
 */
export function limitMemory(scope: Record<string, unknown>, { single, all }: MemoryLimits): void {
  let held = 0;
  const gone = new FinalizationRegistry<number>((bytes) => {
    held -= bytes;
  });
  const admit = (bytes: number) => {
    if (bytes > single) throw new RangeError(tooLarge(bytes, single));
    if (held + bytes > all) throw new RangeError(tooMuch(all));
  };
  const sizes = { ArrayBuffer: 1, Float32Array: 4, Float64Array: 8, Int32Array: 4, Uint32Array: 4, Uint8Array: 1 };
  const more = {
    Int8Array: 1,
    Uint8ClampedArray: 1,
    Int16Array: 2,
    Uint16Array: 2,
    BigInt64Array: 8,
    BigUint64Array: 8,
  };
  for (const [name, size] of Object.entries({ ...sizes, ...more })) {
    const Original = scope[name] as Constructor;
    // a plain function rather than a proxy, because engines can inline it
    const limited: unknown = function (this: unknown, ...args: never[]): object {
      if (!new.target) throw new TypeError(`${name}: write new ${name}( )`);
      const count: unknown = args[0];
      const bytes = typeof count === 'number' ? count * size : 0;
      const isSmall = !(bytes >= counted);
      if (isSmall && args.length === 1 && new.target === limited) return new Original(...args);
      if (!isSmall) admit(bytes);
      const made = Reflect.construct(Original, args, new.target === limited ? Original : new.target);
      if (!isSmall) {
        held += bytes;
        gone.register(made, bytes);
      }
      return made;
    };
    Object.setPrototypeOf(limited, Original);
    Object.defineProperty(limited, 'name', { value: name });
    Object.defineProperty(limited, 'prototype', { value: Original.prototype });
    Object.defineProperty(scope, name, { value: limited, writable: true, configurable: true });
  }
}

const inWords = (bytes: number) =>
  bytes >= gibibyte ? `${Number((bytes / gibibyte).toPrecision(3))} GiB` : `${Math.round(bytes / (1 << 20))} MiB`;

const tooLarge = (bytes: number, single: number) =>
  `memory: one tensor of ${inWords(bytes)} — a snippet has room for ${inWords(single)} in one piece; is a number in the shape too large?`;

const tooMuch = (all: number) =>
  `memory: this snippet holds tensors of ${inWords(all)}, all that a page has room for — keep fewer of them? In a long loop, await new Promise(setTimeout) lets go of the old ones.`;
