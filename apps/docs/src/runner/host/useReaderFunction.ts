import { useLocation } from '@docusaurus/router';
import { useMemo } from 'react';
import { useSession } from './useSession';

/**
 * The reader's function, once the snippet has run (and, in a challenge, once it has passed); `undefined` before. It
 * returns a promise, because it runs in the sandbox.
 */
export function useReaderFunction<Args extends unknown[], Result>(
  snippet: string,
  name: string,
): ((...args: Args) => Promise<Result>) | undefined {
  const { pathname } = useLocation();
  const { session, state } = useSession(`${pathname}#${snippet}`);
  const ready = state.status === 'done' && state.exports.includes(name) && state.checked?.passed !== false;
  return useMemo(
    () => (ready ? (...args: Args) => session.call(name, args) as Promise<Result> : undefined),
    [ready, session, name],
  );
}
