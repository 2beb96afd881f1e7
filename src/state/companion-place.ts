/** Where this tab keeps that it is paired with the companion, until it is closed: a key and whose it is, nothing of a record. */
export const companionPlace = 'lien-mach.companion';

export function wasPaired(): boolean {
  try {
    return sessionStorage.getItem(companionPlace) !== null;
  } catch {
    return false;
  }
}
