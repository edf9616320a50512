import { nearest } from './nearest';

/**
 * Creates the `require` function of a snippet, which returns modules of the registry and explains unknown names.
 *
 * throws  `'…' is not here — …` for an unknown module, `'@gd/…' has no '…' — …` for an unknown name in a known one
 */
export function loader(registry: Readonly<Record<string, object>>): (id: string) => object {
  const friendly = new Map<string, object>();
  return (id) => {
    const found = registry[id];
    if (!found) throw new Error(unknownModule(id, Object.keys(registry)));
    let module = friendly.get(id);
    if (!module) {
      module = watched(id, found);
      friendly.set(id, module);
    }
    return module;
  };
}

function unknownModule(id: string, known: string[]): string {
  const guess = nearest(id, known);
  const hint = guess ? `did you mean '${guess}'? ` : '';
  return `'${id}' is not here — ${hint}A snippet can import ${known.map((name) => `'${name}'`).join(', ')}.`;
}

/** A view of a module that throws for a missing name instead of returning undefined. */
function watched(id: string, module: object): object {
  const names = Object.keys(module);
  const view = Object.assign(Object.create(null), module, { __esModule: true });
  return new Proxy(view, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || name === 'then') return Reflect.get(target, name);
      if (name === 'default')
        throw new Error(`'${id}' has no default export — write import { … } from '${id}', with the braces.`);
      const guess = nearest(name, names);
      throw new Error(`'${id}' has no '${name}' — ${guess ? `did you mean '${guess}'?` : `it has ${list(names)}.`}`);
    },
  });
}

const list = (names: string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} … (${names.length} in all)` : names.join(', ') || 'nothing yet';
