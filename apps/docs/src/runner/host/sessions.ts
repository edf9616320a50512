import type { Session } from './session';
import { createSession } from './session';

const sessions = new Map<string, Session>();

/** The session of a snippet on this page, by the snippet's id; the snippet and the figures that use it share one. */
export function sessionOf(id: string): Session {
  let session = sessions.get(id);
  if (!session) {
    session = createSession();
    sessions.set(id, session);
  }
  return session;
}
