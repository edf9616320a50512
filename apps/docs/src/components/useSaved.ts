import { useCallback, useEffect, useState } from 'react';

const prefix = 'gd:';

/**
 * A value that the browser remembers. The server and the first drawing know only `unknown`; what was saved comes after.
 * Where nothing can be saved (private windows) it is remembered for this visit.
 */
export function useSaved<Value>(name: string, unknown: Value): [Value, (next: Value) => void] {
  const [value, setValue] = useState(unknown);
  useEffect(() => {
    try {
      const saved = localStorage.getItem(prefix + name);
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
