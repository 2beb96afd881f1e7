import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { deskRules, type DeskRules } from '../domain/office/desk-rules.ts';
import type { Office } from '../domain/office/office.ts';
import { sameValue } from '../domain/same-value.ts';
import { useLive } from './live.ts';
import { useParts } from './parts.ts';
import { useSession } from './session.ts';

const OfficeContext = createContext<Office | null>(null);

/** Reads once for every screen what the commune has stated for itself, and again when that changes. */
export function OfficeProvider({ children }: { readonly children: ReactNode }) {
  const { store } = useParts();
  const read = useLive(async () => (await store.office()).office, [store]);
  const [office, setOffice] = useState<Office | null>(null);
  // Every exchange asks again; screens are only drawn again when something else is stated.
  if (read !== undefined && !sameValue(read, office)) setOffice(read);
  return <OfficeContext value={office}>{children}</OfficeContext>;
}

/** What the signed-in person's desk goes by. */
export function useDeskRules(): DeskRules {
  const office = useContext(OfficeContext) ?? undefined;
  const { closing } = useSession().commune;
  return useMemo(() => deskRules(office, { closing }), [office, closing]);
}
