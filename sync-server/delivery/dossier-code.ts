import type { Dossier } from '../../src/domain/dossier.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import type { HashText } from '../../src/domain/words.ts';

const letters = 16;

/**
 * The code they know a dossier by. The one they have given, or had from us before; else made of the record’s own id, so that a server
 * that has lost its queue comes to the same one again, and what is there already is found there.
 */
export function dossierCode(dossier: Dossier, prefix: string, hash: HashText): string {
  const known = dossier.upstream?.code ?? dossier.codes.official;
  if (known !== null) return known;
  const day = localDateOf(dossier.receivedAt).replaceAll('-', '').slice(2);
  return `${prefix}-${day}-${hash(`upstream code of ${dossier.id}`).slice(0, letters).toUpperCase()}`;
}
