import { useId, useState } from 'react';
import { useLabelledBy } from '../../components/beside-name.ts';
import { PageQueue } from '../../components/page-queue.tsx';
import { Sign } from '../../components/signs.tsx';
import type { DossierDocumentsProps } from '../../components/dossier-documents-props.ts';
import type { AttachedDocument } from '../../domain/documents/document.ts';
import { digitisedOf, type PaperLine, paperLines } from '../../domain/documents/paper-lines.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useMayWith } from '../../state/rights.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { DocumentPages } from './document-pages.tsx';
import { NotAllPlaced } from './not-all-placed.tsx';
import { TakeAway } from './take-away.tsx';
import { UnsavedPages } from './unsaved-pages.tsx';
import { useLoosePages } from './use-loose-pages.ts';
import './documents.css';

/** The papers of one dossier: given, seen, still owed, and the pages that lie here or at the server. */
export function DossierDocuments({ dossier, procedure }: DossierDocumentsProps) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const words = useMessages().documents;
  const may = useMayWith(dossier);
  const [adding, setAdding] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<AttachedDocument | null>(null);
  const hand = useLoosePages(dossier.id);
  const lines = paperLines(dossier, procedure);
  // A line says nothing of papers: what is shown of them is what has yet to go from here.
  if (dossier.line !== undefined) return <PageQueue />;
  const { came, digitised } = digitisedOf(lines);
  return (
    <section className="dossier-documents" aria-labelledby={labelledBy}>
      <header>
        <h3 id={titleId}>{words.title}</h3>
        {may('attachDocument') && (
          <button type="button" aria-haspopup="dialog" onClick={() => setAdding('')}>
            {words.add}
          </button>
        )}
      </header>
      <NotAllPlaced />
      <ul className="paper-lines">
        {lines.map((line) => (
          <Line
            key={`${line.id} ${line.documents[0]?.id ?? ''}`}
            line={line}
            record={dossier.id}
            onAdd={may('attachDocument') ? () => setAdding(line.id) : undefined}
            onLeave={may('detachDocument') ? setLeaving : undefined}
          />
        ))}
      </ul>
      {may('attachDocument') && (
        <UnsavedPages hand={hand} lines={lines.filter(({ kind }) => kind !== null)} onGoOn={setAdding} />
      )}
      {came > 0 && <p className="soft">{words.digitised(digitised, came)}</p>}
      <PageQueue />
      {adding !== null && (
        <AttachDialog
          entity={dossier.id}
          lines={lines.filter(({ kind }) => kind !== null)}
          paper={adding}
          hand={hand}
          onClose={() => setAdding(null)}
        />
      )}
      {leaving !== null && <TakeAway entity={dossier.id} document={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

interface LineProps {
  readonly line: PaperLine;
  readonly record: string;
  readonly onAdd: (() => void) | undefined;
  readonly onLeave: ((document: AttachedDocument) => void) | undefined;
}

const signs = { given: 'done', seen: 'done', owed: 'warning' } as const;

function Line({ line, record, onAdd, onLeave }: LineProps) {
  const words = useMessages().documents;
  const name = useSay()(line.name);
  return (
    <li className={`paper-line is-${line.standing}`}>
      <div className="paper-name">
        <b>{name}</b> <span className="soft">({line.kind === null ? words.besides : words.kind[line.kind]})</span>
        <span className="paper-standing">
          <Sign name={signs[line.standing]} />
          {words.standing[line.standing]}
        </span>
        {line.kind !== null && onAdd !== undefined && (
          <button type="button" className="quiet" aria-label={words.addTo(name)} onClick={onAdd}>
            {words.add}
          </button>
        )}
      </div>
      {line.documents.map((document) => (
        <div key={document.id} className="paper-document">
          {document.pages.length === 0 ? (
            <span className="soft">{words.notPhotographed}</span>
          ) : (
            <DocumentPages name={name} document={document} record={record} />
          )}
          {onLeave !== undefined && (
            <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => onLeave(document)}>
              {words.takeAway}
            </button>
          )}
        </div>
      ))}
    </li>
  );
}
