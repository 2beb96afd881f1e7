import { useId, useState } from 'react';
import type { FormDocumentsProps } from '../../components/form-documents-props.ts';
import { otherPaper } from '../../domain/documents/document.ts';
import type { NotedPaper } from '../../domain/documents/noted-paper.ts';
import { stillOwed, usualStanding, withPhotographed } from '../../domain/documents/noted-papers.ts';
import { papersNeeded } from '../../domain/procedure.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { NotedLine, OtherLine } from './form-lines.tsx';
import { NotAllPlaced } from './not-all-placed.tsx';
import { PagesOfPaper } from './pages-of-paper.tsx';
import { useLoosePages } from './use-loose-pages.ts';
import './documents.css';

/** The procedure's papers in the form of a dossier to come: given, seen, still owed, each with the pages photographed so far. */
export function FormDocuments({ holder, procedure, fields, noted: said, onNote }: FormDocumentsProps) {
  const { newId } = useParts();
  const words = useMessages().documents;
  const id = useId();
  const [taking, setTaking] = useState<NotedPaper | null>(null);
  const hand = useLoosePages(holder);
  const loose = hand.all ?? [];
  const noted = withPhotographed(
    said,
    loose.map(({ paper }) => paper),
    procedure,
  );
  const needed = papersNeeded(procedure, fields);
  const listed = new Set(needed.map((paper) => paper.id));
  const unasked = noted.filter(({ paper }) => paper !== otherPaper && !listed.has(paper));
  const others = noted.filter(({ paper }) => paper === otherPaper);
  const pagesOf = (key: string): number => loose.filter(({ paper }) => paper === key).length;
  const note = (key: string, next: NotedPaper | null): void =>
    onNote?.([...noted.filter((one) => one.key !== key), ...(next === null ? [] : [next])]);
  const owed = stillOwed(noted, procedure, fields);
  const line = (paper: string) => (
    <NotedLine
      key={paper}
      name={procedure.papers.find((one) => one.id === paper)?.name ?? { vi: paper, en: paper }}
      kind={needed.find((one) => one.id === paper)?.kind ?? null}
      standing={noted.find(({ key }) => key === paper)?.standing ?? 'owed'}
      pages={pagesOf(paper)}
      onStanding={onNote && ((standing) => note(paper, standing === 'owed' ? null : { key: paper, paper, standing }))}
      onPages={() => setTaking({ key: paper, paper, standing: usualStanding(procedure, paper) })}
    />
  );
  return (
    <section className="form-documents" aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{words.title}</h2>
        <span className="soft" role="status">
          {owed === 0 ? words.noneOwed : words.owed(owed)}
        </span>
      </header>
      <NotAllPlaced />
      <ul className="paper-lines">
        {[...needed, ...unasked.map(({ paper }) => ({ id: paper }))].map((paper) => line(paper.id))}
        {others.map((other) => (
          <OtherLine
            key={other.key}
            other={other}
            pages={pagesOf(other.key)}
            onName={onNote && ((name) => note(other.key, { ...other, name }))}
            onLeave={onNote && (() => note(other.key, null))}
            onPages={() => setTaking(other)}
          />
        ))}
      </ul>
      {onNote !== undefined && (
        <button
          type="button"
          onClick={() => {
            const key = `${otherPaper}:${newId()}`;
            note(key, { key, paper: otherPaper, name: '', standing: 'given' });
          }}
        >
          {words.addOther}
        </button>
      )}
      {taking !== null && onNote !== undefined && (
        <PagesOfPaper hand={hand} paper={taking.key} onClose={() => setTaking(null)} />
      )}
    </section>
  );
}
