/** Where this tab keeps that it is paired with the companion, until it is closed: a key and whose it is, nothing of a record. */
const place = 'lien-mach.companion';

/** `null`: it is not, or the browser keeps nothing here. */
export function readPairing(): string | null {
  try {
    return sessionStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Where the browser keeps nothing, a pairing ends with the page. */
export function writePairing(text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, text);
  } catch {
    // Site data refused.
  }
}
