import { useCallback, useEffect, useState } from 'react';
import { renameSaved } from './renameSaved';

const prefix = 'gd:';

let looked = false;

/** The value saved under a name, or null. The first call moves answers from old names to new ones. */
function lookUp(name: string): string | null {
  if (!looked) renameSaved(localStorage, prefix);
  looked = true;
  return localStorage.getItem(prefix + name);
}

/**
 * A value that the browser stores. The server and the first render get `unknown`; the stored value arrives afterwards.
 * If nothing can be stored (private windows), the value lasts for this visit.
 */
export function useSaved<Value>(name: string, unknown: Value): [Value, (next: Value) => void] {
  const [value, setValue] = useState(unknown);
  useEffect(() => {
    try {
      const saved = lookUp(name);
      if (saved !== null) setValue(JSON.parse(saved) as Value);
    } catch {
      // nothing can be read: the value stays unknown
    }
  }, [name]);
  const save = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(prefix + name, JSON.stringify(next));
      } catch {
        // nothing can be written: the value lasts for this visit
      }
    },
    [name],
  );
  return [value, save];
}
