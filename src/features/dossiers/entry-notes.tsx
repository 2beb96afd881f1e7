import { useId, useState } from 'react';
import { Link } from 'wouter';
import { useLabelledBy } from '../../components/beside-name.ts';
import { subjectOf } from '../../components/dossier-line.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { bookNames } from '../../domain/books/book-names.ts';
import type { NoteToMake } from '../../domain/books/notes-to-make.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useStopping } from '../../state/use-stopping.ts';
import { type Related, relatedRecords } from './related-records.ts';

export interface EntryNotesProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
}

/** What this entry makes other entries say: looked for on request, made by an officer's press, all that is certain at once. */
export function EntryNotes({ dossier, procedure }: EntryNotesProps) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const { store, wakeReplay } = useParts();
  const words = useMessages().entryNotes;
  const [related, setRelated] = useState<Related | null>(null);
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const [made, setMade] = useState(0);
  const [busy, setBusy] = useState(false);
  const [read, setRead] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [unfound, setUnfound] = useState<'stopped' | 'unread' | null>(null);
  const { begin, stop, isStopped } = useStopping();

  const look = async () => {
    if (read !== null) return;
    begin();
    setUnfound(null);
    setRead({ done: 0, of: 0 });
    const walk = { tell: (done: number, of: number) => setRead({ done, of }), isStopped };
    try {
      const found = await relatedRecords(store, dossier, procedure, walk);
      setRelated(found);
      if (!found.isWhole) setUnfound('stopped');
    } catch (error) {
      reportError(error);
      setRelated(null);
      setUnfound('unread');
    }
    setRead(null);
  };

  const make = async (notes: readonly NoteToMake[]) => {
    setBusy(true);
    setProblem(null);
    const acts = notes.map(({ target, args }) => ({ name: 'annotateEntry', entity: target.id, args: { ...args } }));
    const saved = await orSayFailed(() => store.performAll(acts));
    if (saved.status === 'saved') {
      wakeReplay('saved');
      setMade(made + notes.length);
    } else setProblem(saved);
    await look();
    setBusy(false);
  };

  const certain = related?.notes.filter(({ how }) => how === 'certain') ?? [];
  const offered = related?.notes.filter(({ how }) => how === 'offered') ?? [];
  const nothing = related?.isWhole === true && related.notes.length === 0 && related.concerned.length === 0;
  return (
    <section className="entry-notes" aria-labelledby={labelledBy}>
      <h3 id={titleId}>{words.title}</h3>
      <p>{words.lead}</p>
      <button type="button" aria-disabled={read !== null} onClick={() => void look()}>
        {words.look}
      </button>
      {read !== null && read.of > 0 && (
        <WorkProgress text={words.reading(read.done, read.of)} title={words.look} {...read} onStop={stop} />
      )}
      <p role="status">
        {made > 0 && words.made(made)} {nothing && made === 0 && words.nothing} {unfound !== null && words[unfound]}
      </p>
      {certain.length > 0 && (
        <>
          <Notes notes={certain} />
          <button type="button" className="primary" disabled={busy} onClick={() => void make(certain)}>
            {words.make(certain.length)}
          </button>
        </>
      )}
      {offered.length > 0 && (
        <>
          <p>{words.offered}</p>
          <Notes notes={offered} onMake={busy ? undefined : (note) => void make([note])} />
        </>
      )}
      {related !== null && related.concerned.length > 0 && (
        <>
          <p>{words.concerned}</p>
          <ul className="ledger">
            {related.concerned.map((each) => (
              <li key={each.id} className="ledger-line">
                <Link href={paths.dossier(each.id)} className="line-name">
                  {subjectOf(each)}
                </Link>
                <span>{each.codes.official ?? each.codes.provisional}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {problem !== null && <SavedProblem outcome={problem} />}
    </section>
  );
}

interface NotesProps {
  readonly notes: readonly NoteToMake[];
  readonly onMake?: ((note: NoteToMake) => void) | undefined;
}

function Notes({ notes, onMake }: NotesProps) {
  const words = useMessages();
  const say = useSay();
  return (
    <ul className="ledger">
      {notes.map((note) => {
        const { target } = note;
        return (
          <li key={target.id} className="ledger-line">
            <Link href={paths.dossier(target.id)} className="line-name">
              {subjectOf(target)}
            </Link>
            <span>
              {target.entry !== undefined &&
                words.entryNotes.line(say(bookNames[target.entry.bookKind]), target.entry.number, target.entry.year)}
            </span>
            <span className="soft">{words.annotation.kinds[note.args.kind]}</span>
            {onMake !== undefined && (
              <span className="line-end">
                <button type="button" onClick={() => onMake(note)}>
                  {words.entryNotes.isThePerson}
                </button>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
