import { createContext, useContext } from 'react';
import type { Session } from '../store/store.ts';

export const SessionContext = createContext<Session | null>(null);

/** Who works here now. Only screens behind the sign-in may ask. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('This screen is shown to a signed-in person only.');
  return session;
}

export function nameOfAccount(session: Session, id: string): string | undefined {
  if (session.account.id === id) return session.account.name;
  return session.colleagues.find((colleague) => colleague.id === id)?.name;
}
