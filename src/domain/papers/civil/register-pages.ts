import { bookNames } from '../../books/book-names.ts';
import { type Book, standingOfNumber } from '../../books/book.ts';
import type { Dossier } from '../../dossier.ts';
import { printLocalDate } from '../../local-date.ts';
import type { Procedure } from '../../procedure.ts';
import { type PaperBody, text } from '../paper-body.ts';
import type { PaperSource } from '../paper.ts';
import { extractHead, noteLines } from './entry-facts.ts';
import { particularsIn } from './entry-particulars.ts';

/** One dossier that stands in the register, with the procedure it was taken under. */
export interface RegisteredDossier {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
}

export interface RegisterPagesSource extends Omit<PaperSource, 'dossier' | 'procedure' | 'personOf' | 'answers'> {
  /** Numbers, both included. */
  readonly from: number;
  readonly to: number;
}

type Cells = readonly [number: string, said: string, written: string, later: string];

function entryCells({ dossier, procedure }: RegisteredDossier, source: RegisterPagesSource): Cells {
  const { entry, fields } = dossier;
  if (entry === undefined) return ['', '', '', ''];
  const of: PaperSource = { ...source, dossier, procedure, personOf: () => '', answers: {} };
  const said = particularsIn(procedure, fields, of).map(
    ({ title, lines }) => `${title}. ${lines.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`,
  );
  const written = [
    `Ngày ${printLocalDate(entry.registeredOn)}`,
    `quyển ${entry.volume}${entry.page === null ? '' : `, trang ${entry.page}`}`,
    `ký: ${entry.signerTitle} ${entry.signer}`,
    `ghi sổ: ${entry.officer}`,
  ];
  const notes = noteLines(dossier).flatMap((block) => (block.kind === 'line' ? [block.line.value] : []));
  const later = [entry.remarks, ...notes].filter((note) => note !== null && note !== '');
  return [String(entry.number), said.join(' '), written.join('; '), later.join('. ')];
}

/** Why a number has no entry here. */
function emptyCells(book: Book, number: number): Cells {
  const unused = book.unused.find((one) => one.number === number);
  const standing = standingOfNumber(book, number);
  if (unused !== undefined) {
    const what = unused.kind === 'struck' ? 'Gạch bỏ' : 'Để trống';
    return [String(number), `${what}: ${unused.reason}`, '', ''];
  }
  const why = standing === 'doubted' ? 'Chờ làm rõ' : 'Không có trên máy này';
  return [String(number), why, '', ''];
}

/** Numbers that may be asked for: those given since the register is kept here; none while `last` lies before `first`. */
export function numbersIn({ startsAfter, last }: Book): { readonly first: number; readonly last: number } {
  return { first: startsAfter + 1, last };
}

/**
 * Pages of a register as it stands, each number once, with what it says, who wrote it and every later note: to be kept
 * beside the paper book or read in its place, never instead of it (Luật Hộ tịch 60/2014 Art. 58). A registration is told as it was entered, and its
 * notes behind it.
 */
export function registerPages(book: Book, all: readonly RegisteredDossier[], source: RegisterPagesSource): PaperBody {
  const byNumber = new Map(all.map((each) => [each.dossier.entry?.number, each]));
  const { first, last } = numbersIn(book);
  const from = Math.max(source.from, first);
  const to = Math.min(source.to, last);
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  return {
    head: extractHead(source, ''),
    title: bookNames[book.kind].vi.toUpperCase(),
    subtitle: `Năm ${book.year}, mở ngày ${printLocalDate(book.openedOn)}`,
    empty: 'blank',
    across: [],
    blocks: [
      text(numbers.length === 0 ? 'Không có số nào' : `Từ số ${from} đến số ${to}`, 'center'),
      {
        kind: 'table',
        columns: [
          { head: 'Số', width: 8 },
          { head: 'Nội dung đăng ký', width: 52 },
          { head: 'Ngày, quyển, trang, người ký, người ghi', width: 20 },
          { head: 'Ghi chú, thay đổi sau khi đăng ký', width: 20 },
        ],
        rows: numbers.map((number) => {
          const entered = byNumber.get(number);
          return entered === undefined ? emptyCells(book, number) : entryCells(entered, source);
        }),
      },
    ],
    signers: [{ title: 'NGƯỜI IN TRANG SỔ', hint: '(Ký, ghi rõ họ tên)', name: '' }],
  };
}
