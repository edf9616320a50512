/** Arrays from this size on are counted one by one; the smaller ones come and go too fast. */
const counted = 1 << 20;

const gibibyte = 1 << 30;

export interface MemoryLimits {
  /** Bytes of one array. */
  single: number;
  /** Bytes of all arrays that are still in use. */
  all: number;
}

/** What a page can have: half the memory of the device, which browsers tell up to 8 GiB, and never more than 4 GiB. */
export function memoryOf({ deviceMemory = 4 }: { deviceMemory?: number }): MemoryLimits {
  const all = Math.min(4, Math.max(0.5, deviceMemory / 2)) * gibibyte;
  return { single: all / 4, all };
}

type Constructor = new (...args: never[]) => ArrayBufferView | ArrayBuffer;

/**
 * Gives a worker arrays that refuse to grow beyond a limit, with a sentence; without, the browser ends the whole page. An array
 * that is no longer used is counted until the code next waits for something, since only then does the engine tell.
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
    // a plain function, which engines inline, unlike a proxy
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
