import { canonicalText } from '../src/domain/canonical-text.ts';
import type { Dossier } from '../src/domain/dossier.ts';
import type { Fields } from '../src/domain/field.ts';
import { foldText } from '../src/domain/fold-text.ts';
import type { Mutation } from '../src/domain/mutation.ts';
import { tellsOfEvent } from '../src/domain/openings.ts';
import { tellingFacts } from '../src/domain/telling-facts.ts';
import type { HashText } from '../src/domain/words.ts';

/** Hashes what records of one event say alike, so that the index repeats no name (R10). Made for one exchange: it remembers what it was asked. */
export interface Telling {
  ofDossier(dossier: Dossier): string | null;
  /** Of the record as an act would tell its event; `null` for any other act. */
  ofOpening(mutation: Mutation): string | null;
}

export function createTelling(key: string, scope: string, hash: HashText): Telling {
  // Each opening is asked about three times in one exchange: before it, when it takes effect, and when its row is written.
  const folded = new Map<string, string>();
  const hashes = new Map<string, string>();
  const fold = (text: string): string => remembered(folded, text, () => foldText(text));
  const told = (facts: string | undefined): string | null =>
    facts === undefined ? null : remembered(hashes, facts, () => hash(canonicalText([key, scope, facts])));
  return {
    ofDossier: (dossier) => told(tellingFacts(dossier, dossier.fields, fold)),
    ofOpening({ name, args }) {
      const { procedure, procedureVersion, fields } = args;
      if (!tellsOfEvent(name) || typeof procedure !== 'string' || typeof procedureVersion !== 'number') return null;
      if (typeof fields !== 'object' || fields === null) return null;
      return told(tellingFacts({ procedure, procedureVersion }, fields as Fields, fold));
    },
  };
}

function remembered(known: Map<string, string>, of: string, make: () => string): string {
  let made = known.get(of);
  if (made === undefined) known.set(of, (made = make()));
  return made;
}
