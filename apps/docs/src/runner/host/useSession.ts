import { useCallback, useSyncExternalStore } from 'react';
import type { RunState, Session } from './session';
import { sessionOf } from './sessions';

const untouched: RunState = { status: 'idle', items: [], exports: [], milliseconds: 0 };

/** The session of a snippet and its current state. */
export function useSession(id: string): { session: Session; state: RunState } {
  const session = sessionOf(id);
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener), [session]);
  return { session, state: useSyncExternalStore(subscribe, session.state, () => untouched) };
}
