import { create } from 'zustand';
import type { Dossier } from '../domain/dossier.ts';

interface ReadHere {
  readonly account: string;
  /** By dossier: as what it was read. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Which dossiers the person has had open before her since this page was opened, and as they stood then. In this tab's memory alone. */
export const useReadHere = create<ReadHere>(() => ({ account: '', versions: {} }));

type Read = Pick<Dossier, 'id' | 'events' | 'parked' | 'suspects'>;

/** Moves with everything that happens to a dossier, also with what only waits beside it, or makes it doubtful. */
function versionOf({ events, parked = [], suspects = [] }: Read): string {
  return [events.length, events.at(-1)?.id, ...parked.map(({ mid }) => mid), ...suspects].join(' ');
}

export function noteRead(account: string, dossier: Read): void {
  useReadHere.setState((before) => ({
    account,
    // What one person has read the next has not.
    versions: { ...(before.account === account ? before.versions : {}), [dossier.id]: versionOf(dossier) },
  }));
}

/** Whether she has read it as it stands now. */
export function isReadHere({ account, versions }: ReadHere, reader: string, dossier: Read): boolean {
  return account === reader && versions[dossier.id] === versionOf(dossier);
}

/** Of these, those that she has had open at all: how they stand now is looked up of them alone. */
export function openedHere({ account, versions }: ReadHere, reader: string, ids: readonly string[]): readonly string[] {
  return account === reader ? ids.filter((id) => versions[id] !== undefined) : [];
}
