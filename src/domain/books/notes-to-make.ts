import type { Dossier } from '../dossier.ts';
import { printLocalDate } from '../local-date.ts';
import type { AnnotateEntryArgs } from '../mutations/annotate-entry.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { bookNames } from './book-names.ts';
import type { EntryNote } from './entry-note.ts';
import type { RegisterEntry } from './register-entry.ts';

/** A note that a registered dossier asks for on another one's entry, as the act that makes it. */
export interface NoteToMake {
  readonly target: Dossier;
  readonly how: EntryNote['how'];
  readonly args: AnnotateEntryArgs;
}

/**
 * What `source`, entered as `entry`, makes the entry of `target` say; `undefined` where it touches it not, or where the
 * note stands there already.
 */
export function noteToMake(source: Dossier, entry: RegisterEntry, target: Dossier): NoteToMake | undefined {
  if (target.id === source.id || target.entry === undefined) return undefined;
  const note = procedureVersion(source.procedure, source.procedureVersion)?.notesOn?.(source, target);
  if (note === undefined) return undefined;
  const { kind, changes } = note;
  if (target.annotations?.some((made) => made.dossier === source.id && made.kind === kind) === true) return undefined;
  const own = `${bookNames[entry.bookKind].vi}, số ${entry.number}/${entry.year}, quyển ${entry.volume}, ngày ${printLocalDate(entry.registeredOn)}`;
  const basis = note.basis === '' ? own : `${own}; căn cứ: ${note.basis}`;
  return {
    target,
    how: note.how,
    args: { kind, on: entry.registeredOn, basis: basis.slice(0, 500), dossier: source.id, changes: [...changes] },
  };
}
