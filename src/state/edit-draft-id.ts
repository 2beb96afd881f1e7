/** A half-done edit belongs to a dossier and a person: a colleague's at the same machine stands beside it. */
export function editDraftId(dossier: string, author: string): string {
  return `${dossier}:${author}`;
}

/** The dossier that a half-done edit is of. */
export function dossierOfEditDraft(id: string): string {
  const [dossier = id] = id.split(':');
  return dossier;
}
