import { locate } from './locate';
import type { ReaderError } from './protocol';
import { transform } from './transform';

/** The result of a snippet: its exports or an error. */
export type Outcome = { exports: Record<string, unknown> } | { error: ReaderError };

/** The module loader of an environment: creates a URL for source text and imports it. */
export interface Host {
  address(text: string): string;
  import(address: string): Promise<unknown>;
}

const door = '__snippet';

/** Runs a snippet as a module with `require` and `exports`, preserving line numbers. */
export async function evaluate(source: string, load: (id: string) => object, host: Host): Promise<Outcome> {
  let js: string;
  try {
    js = transform(source);
  } catch (thrown) {
    return { error: locate(thrown, '') };
  }
  const exports: Record<string, unknown> = {};
  Object.assign(globalThis, { [door]: { require: load, exports } });
  const address = host.address(`const {require,exports}=globalThis.${door};${js}`);
  try {
    await host.import(address);
    return { exports };
  } catch (thrown) {
    const error = locate(thrown, address);
    if (error.name === 'SyntaxError' && error.line === undefined) error.unlocated = js;
    return { error };
  }
}
