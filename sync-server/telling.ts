import { canonicalText } from '../src/domain/canonical-text.ts';
import type { Dossier } from '../src/domain/dossier.ts';
import type { Fields } from '../src/domain/field.ts';
import type { Mutation } from '../src/domain/mutation.ts';
import { openDossier } from '../src/domain/mutations/open-dossier.ts';
import { tellingFacts } from '../src/domain/telling-facts.ts';
import type { HashText } from '../src/domain/words.ts';

/** Hashes what records of one event say alike, so that the index repeats no name (R10). */
export interface Telling {
  ofDossier(dossier: Dossier): string | null;
  /** Of the record that an act would open; `null` for any other act. */
  ofOpening(mutation: Mutation): string | null;
}

export function createTelling(key: string, scope: string, hash: HashText): Telling {
  const told = (facts: string | undefined): string | null =>
    facts === undefined ? null : hash(canonicalText([key, scope, facts]));
  return {
    ofDossier: (dossier) => told(tellingFacts(dossier, dossier.fields)),
    ofOpening({ name, args }) {
      const { procedure, procedureVersion, fields } = args;
      if (name !== openDossier.name || typeof procedure !== 'string' || typeof procedureVersion !== 'number')
        return null;
      if (typeof fields !== 'object' || fields === null) return null;
      return told(tellingFacts({ procedure, procedureVersion }, fields as Fields));
    },
  };
}
