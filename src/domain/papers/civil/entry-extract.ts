import { type BookKind, bookKinds } from '../../books/book.ts';
import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import type { Dossier } from '../../dossier.ts';
import type { Fields } from '../../field.ts';
import type { IdDocument } from '../../id-document.ts';
import type { Procedure } from '../../procedure.ts';
import { idDocumentAt } from '../../read-field.ts';
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

/** How long each of so many lines side by side may be, in letters. */
const roomBeside: readonly number[] = [Infinity, 38, 26];

/** Short lines that follow each other stand side by side, by threes or by twos: an extract of two persons is one page. */
function inRows(lines: readonly PaperLine[]): readonly PaperBlock[] {
  const [first] = lines;
  if (first === undefined) return [];
  const fit = (count: number): boolean => {
    const beside = lines.slice(0, count);
    const room = roomBeside[count - 1] ?? 0;
    return beside.length === count && beside.every(({ label, value }) => label.length + value.length <= room);
  };
  const isShort = (one: PaperLine | undefined): boolean =>
    one !== undefined && one.label.length + one.value.length <= (roomBeside[1] ?? 0);
  // Of four that are left two and two, not three and one.
  const leavesOne = isShort(lines[3]) && !isShort(lines[4]);
  const count = fit(3) && !leavesOne ? 3 : fit(2) ? 2 : 1;
  const block: PaperBlock = count === 1 ? { kind: 'line', line: first } : row(...lines.slice(0, count));
  return [block, ...inRows(lines.slice(count))];
}

/** The personal number is the number of most identity papers: said once. */
function isSaidBy(paper: IdDocument | undefined, { key = '', value }: PaperLine): boolean {
  return key.endsWith('.pin') && paper?.number === value;
}

/** As on a birth certificate: what identifies the parents and how they are known stands in the book alone. */
const inTheBookAlone = /^(?:parentageCase|(?:mother|father)\.(?:pin|idDocument))$/u;

function isOfTheExtract(each: PaperLine, fields: Fields): boolean {
  const { key = '' } = each;
  return !inTheBookAlone.test(key) && !isSaidBy(idDocumentAt(fields, key.replace(/\.pin$/u, '.idDocument')), each);
}

function extractBlocks(source: PaperSource, fields: Fields): readonly PaperBlock[] {
  const { dossier, procedure } = source;
  return [
    ...particularsIn(procedure, fields, source).flatMap(({ title, lines }) => {
      const said = lines.filter((each) => isOfTheExtract(each, fields));
      // One line says by itself what it is about.
      return [...(said.length > 1 ? [text(title, 'heading')] : []), ...inRows(said)];
    }),
    line('Ghi vào sổ của', authorityText(source), 'authority'),
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
