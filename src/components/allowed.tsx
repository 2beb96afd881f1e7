import type { ReactNode } from 'react';
import type { ActName } from '../domain/access/act-names.ts';
import { whoDoes } from '../domain/access/lacking.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { useMay } from '../state/rights.ts';

/** What belongs to an act: there for whoever may do it, and for others a sentence that says who does. */
export function Allowed({ act, children }: { readonly act: ActName; readonly children: ReactNode }) {
  const may = useMay();
  return may(act) ? <>{children}</> : <DoneBy act={act} />;
}

/** Who does it. */
export function DoneBy({ act }: { readonly act: ActName }) {
  const words = useMessages().access;
  const say = useSay();
  const who = whoDoes(act);
  return who === null ? null : <p className="soft">{words.doneBy(say(who))}</p>;
}
