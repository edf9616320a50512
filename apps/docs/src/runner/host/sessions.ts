import type { Session } from './session';
import { createSession } from './session';

const sessions = new Map<string, Session>();

/** Returns the session for a snippet id on this page; the snippet and the figures that use it share one session. */
export function sessionOf(id: string): Session {
  let session = sessions.get(id);
  if (!session) {
    session = createSession();
    sessions.set(id, session);
  }
  return session;
}
