import { type BookKind, bookKinds } from '../../books/book.ts';
import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import type { Dossier } from '../../dossier.ts';
import type { Fields } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { line, paperLine, type PaperBlock, type PaperLine, row, text } from '../paper-body.ts';
import type { Paper, PaperSource, PaperStanding } from '../paper.ts';
import { copyNumber, copySigner, signerQuestion } from './copies.ts';
import { particularsIn } from './entry-particulars.ts';
import {
  authorityText,
  entryNumber,
  entrySigner,
  extractHead,
  noteLines,
  ofEntry,
  onlyOfEntry,
  registeredDay,
} from './entry-facts.ts';

/** Registers whose result is an extract made of the entry alone: no certificate of their own. */
const extracted: readonly BookKind[] = ['CMC', 'GH', 'TDCC', 'GCKH', 'GCLH'];

/** So many letters fill half a sheet. */
const halfASheet = 38;

/** Two short lines that follow each other stand side by side: an extract of two persons is one page. */
function inRows(lines: readonly PaperLine[]): readonly PaperBlock[] {
  const isShort = (one: PaperLine | undefined): one is PaperLine =>
    one !== undefined && one.label.length + one.value.length <= halfASheet;
  const blocks: PaperBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [one, next] = [lines[at], lines[at + 1]];
    if (one === undefined) continue;
    if (isShort(one) && isShort(next)) {
      blocks.push(row(one, next));
      at += 1;
    } else blocks.push({ kind: 'line', line: one });
  }
  return blocks;
}

function extractBlocks(source: PaperSource, fields: Fields): readonly PaperBlock[] {
  const { dossier, procedure } = source;
  return [
    ...particularsIn(procedure, fields, source).flatMap(({ title, lines }) => [
      text(title, 'heading'),
      ...inRows(lines),
    ]),
    line('Nơi ghi sổ', authorityText(source), 'authority'),
    row(
      paperLine(
        'Số, quyển',
        `${entryNumber(dossier).replace('Số: ', '')}, quyển ${dossier.entry?.volume ?? '………'}`,
        'number',
      ),
      paperLine('Ngày, tháng, năm ghi sổ', registeredDay(dossier), 'registeredOn'),
    ),
  ];
}

/** `TRÍCH LỤC GHI CHÚ LY HÔN`: what the procedure calls its result. */
const titleOf = ({ result }: Procedure): string => result.vi.toUpperCase();

/** The register of a procedure whose entries have an extract and no certificate of their own. */
function extractedBook({ book }: Procedure): BookKind | undefined {
  return extracted.find((kind) => kind === book);
}

/** What was noted from abroad has no certificate here, whatever register it stands in. */
function resultStanding(dossier: Dossier, procedure: Procedure): PaperStanding {
  const { book, entersAs } = procedure;
  const kind = entersAs === 'foreignAnnotation' ? bookKinds.find((each) => each === book) : extractedBook(procedure);
  return kind === undefined ? { status: 'other' } : ofEntry(kind)(dossier, procedure);
}

/** Trích lục of recognitions, guardianships, changes, and of everything noted from abroad: what was entered on the day. */
export const entryExtract: Paper = {
  id: 'entryExtract',
  family: 'result',
  sheet: 'a4',
  standing: resultStanding,
  questions: () => [],
  body(source) {
    const { dossier, procedure } = source;
    return {
      head: extractHead(source, entryNumber(dossier), dossier.entry?.registeredOn),
      title: titleOf(procedure),
      empty: 'blank',
      across: [],
      blocks: extractBlocks(source, dossier.fields),
      signers: [entrySigner(dossier, 'NGƯỜI KÝ TRÍCH LỤC')],
    };
  },
};

/** The same made out later, with every note on the entry. Births and deaths have copies of their own. */
export const entryExtractCopy: Paper = {
  id: 'entryExtractCopy',
  family: 'copy',
  sheet: 'a4',
  standing(dossier, procedure) {
    const kind = extractedBook(procedure);
    return kind === undefined ? { status: 'other' } : onlyOfEntry(kind)(dossier, procedure);
  },
  questions: () => [copyNumber, signerQuestion],
  body(source) {
    const { dossier, procedure, answers } = source;
    return {
      head: extractHead(source, `Số: ${answers['number'] ?? '………'}/TL-BS`),
      title: `${titleOf(procedure)} (BẢN SAO)`,
      empty: 'blank',
      across: [],
      blocks: [...extractBlocks(source, fieldsAsNoted(dossier)), ...noteLines(dossier)],
      signers: [copySigner(source, 'NGƯỜI KÝ TRÍCH LỤC')],
    };
  },
};
