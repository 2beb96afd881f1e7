import type { Dossier } from '../dossier.ts';
import { type Paper, papersNeeded, type Procedure } from '../procedure.ts';
import type { Label } from '../words.ts';
import { type AttachedDocument, otherPaper, type PaperStanding } from './document.ts';

/** One paper of a dossier: what became of it, and what lies there of it. */
export interface PaperLine {
  readonly id: string;
  readonly name: Label;
  /** `null`: the procedure asks for no such paper in this case. */
  readonly kind: Paper['kind'] | null;
  /** `owed`: it is needed and has not come. */
  readonly standing: PaperStanding | 'owed';
  readonly documents: readonly AttachedDocument[];
  /** It came, and its pages are here. */
  readonly isDigitised: boolean;
}

/** The procedure's papers in its order, each with what came of it, then what came besides: given, seen, still owed. */
export function paperLines(
  { fields, documents = [] }: Pick<Dossier, 'fields' | 'documents'>,
  procedure: Procedure | undefined,
): readonly PaperLine[] {
  const needed = procedure === undefined ? [] : papersNeeded(procedure, fields);
  const listed = new Set(needed.map(({ id }) => id));
  const lines = needed.map((paper) =>
    lineOf(
      paper,
      documents.filter((one) => one.paper === paper.id),
    ),
  );
  const besides = documents.filter(({ paper }) => !listed.has(paper));
  return [
    ...lines,
    ...besides.map((one) => lineOf({ id: one.paper, name: nameOfPaper(procedure, one), kind: null }, [one])),
  ];
}

/** Of the papers that came, how many are here in pages (Index 766, group 4). */
export function digitisedOf(lines: readonly PaperLine[]): { readonly came: number; readonly digitised: number } {
  const came = lines.filter(({ standing }) => standing !== 'owed');
  return { came: came.length, digitised: came.filter(({ isDigitised }) => isDigitised).length };
}

function lineOf(
  { id, name, kind }: Pick<PaperLine, 'id' | 'name' | 'kind'>,
  documents: readonly AttachedDocument[],
): PaperLine {
  const given = documents.some(({ standing }) => standing === 'given');
  const standing = given ? 'given' : documents.length > 0 ? 'seen' : 'owed';
  return { id, name, kind, standing, documents, isDigitised: documents.some(({ pages }) => pages.length > 0) };
}

/** What a paper is called: as the procedure says, or as it was written down. */
export function nameOfPaper(
  procedure: Procedure | undefined,
  { paper, name }: Pick<AttachedDocument, 'paper' | 'name'>,
): Label {
  if (paper === otherPaper && name !== undefined) return { vi: name, en: name };
  return procedure?.papers.find(({ id }) => id === paper)?.name ?? { vi: 'Giấy tờ khác', en: 'Another paper' };
}
