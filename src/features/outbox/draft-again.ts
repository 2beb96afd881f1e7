import type { Dossier } from '../../domain/dossier.ts';
import type { Draft, OutboxEntry } from '../../store/store.ts';

/** A creation that was refused can be mended and sent as a new one; nothing else can be taken up again as a form. A refused receipt of a report leaves the report itself to be received. */
export function canDraftAgain(entry: OutboxEntry, dossier: Dossier | null): dossier is Dossier {
  return dossier !== null && entry.name === 'openDossier' && entry.receipt?.status === 'refused';
}

/** The refused dossier as a draft. It keeps code and token: the citizen may already hold the slip. */
export function draftAgain(
  dossier: Dossier,
  { id, author, now }: { readonly id: string; readonly author: string; readonly now: string },
): Draft {
  return {
    id,
    scope: dossier.scope,
    author,
    procedure: dossier.procedure,
    procedureVersion: dossier.procedureVersion,
    fields: dossier.fields,
    typing: {},
    step: 'form',
    startedAt: now,
    updatedAt: now,
    provisionalCode: dossier.codes.provisional,
    slipToken: dossier.slipToken,
  };
}
