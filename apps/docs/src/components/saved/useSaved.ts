import { useCallback, useEffect, useState } from 'react';
import { renameSaved } from './renameSaved';

const prefix = 'gd:';

let looked = false;

/** What is saved under a name, or null. The first look brings answers that have old names to their new ones. */
function lookUp(name: string): string | null {
  if (!looked) renameSaved(localStorage, prefix);
  looked = true;
  return localStorage.getItem(prefix + name);
}

/**
 * A value that the browser remembers. The server and the first drawing know only `unknown`; what was saved comes after.
 * Where nothing can be saved (private windows) it is remembered for this visit.
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
        // nothing can be written: remembered for this visit only
      }
    },
    [name],
  );
  return [value, save];
}
