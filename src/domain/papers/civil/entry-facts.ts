import { unitInText } from '../../administrative-units.ts';
import type { BookKind } from '../../books/book.ts';
import type { Annotation, RegisterEntry } from '../../books/register-entry.ts';
import type { Dossier } from '../../dossier.ts';
import { printLocalDate } from '../../local-date.ts';
import type { Procedure } from '../../procedure.ts';
import { withoutRank } from '../desk/desk-facts.ts';
import { isOver } from '../desk/standings.ts';
import { dayInText } from '../moments.ts';
import { line, type PaperBlock, type PaperBody, type PaperSigner } from '../paper-body.ts';
import type { PaperSource, PaperStanding } from '../paper.ts';
import { localDateOf } from '../../vietnam-time.ts';

const signed = (entry: RegisterEntry | undefined): string =>
  entry === undefined ? '' : `${entry.signerTitle} ${entry.signer}`.trim();

/**
 * What the citizen came for: printed of an entry in the book; before it stands there only as a draft, to be read over with
 * the citizen; never of a dossier that has ended without.
 */
export function ofEntry(kind: BookKind): Standing {
  return (dossier, { book }) => {
    if (book !== kind) return { status: 'other' };
    if (dossier.entry !== undefined) return { status: 'ready' };
    if (isOver(dossier)) {
      return {
        status: 'notNow',
        because: { vi: 'hồ sơ kết thúc mà không ghi sổ', en: 'the dossier ended without an entry' },
      };
    }
    return { status: 'draft', because: { vi: 'chưa ghi sổ', en: 'it is not in the book yet' } };
  };
}

/** Copies are made from the book alone. */
export function onlyOfEntry(kind: BookKind): Standing {
  return (dossier, procedure) => {
    const standing = ofEntry(kind)(dossier, procedure);
    return standing.status === 'draft' ? { status: 'notNow', because: standing.because } : standing;
  };
}

type Standing = (dossier: Dossier, procedure: Procedure) => PaperStanding;

/** What was settled abroad has its original there: here an extract of the note is given. */
export function notFromAbroad(standing: Standing): Standing {
  return (dossier, procedure) =>
    procedure.entersAs === 'foreignAnnotation' ? { status: 'other' } : standing(dossier, procedure);
}

/** `Số: 45/2026`; dots until there is one. */
export function entryNumber({ entry }: Dossier): string {
  return `Số: ${entry === undefined ? '………' : `${entry.number}/${entry.year}`}`;
}

export function registeredDay({ entry }: Dossier): string {
  return entry === undefined ? '' : printLocalDate(entry.registeredOn);
}

/** `Ủy ban nhân dân xã Thử Nghiệm, tỉnh Mẫu`. */
export function authorityText({ commune, province }: PaperSource): string {
  return `Ủy ban nhân dân ${unitInText(commune)}, ${unitInText(province)}`;
}

/** Of an extract: the committee, its number, and the day it is made out. */
export function extractHead(
  { commune, now }: Pick<PaperSource, 'commune' | 'now'>,
  number: string,
  on?: string,
): PaperBody['head'] {
  return {
    kind: 'agency',
    office: ['ỦY BAN NHÂN DÂN', commune.toUpperCase()],
    number,
    placeAndDay: `${withoutRank(commune)}, ${dayInText(on ?? localDateOf(now))}`,
  };
}

export function entrySigner({ entry }: Dossier, title: string): PaperSigner {
  return { title, hint: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)', name: signed(entry) };
}

const kinds: Readonly<Record<Annotation['kind'], string>> = {
  change: 'Thay đổi',
  correction: 'Cải chính',
  supplement: 'Bổ sung',
  ethnicity: 'Xác định lại dân tộc',
  recognition: 'Nhận cha, mẹ, con',
  divorce: 'Ly hôn',
  annulment: 'Hủy kết hôn',
  death: 'Đã chết',
  other: 'Ghi chú',
};

/** Under an extract: the day and ground of every note on the entry, oldest first. */
export function noteLines({ annotations = [] }: Dossier): readonly PaperBlock[] {
  return annotations.map(({ kind, on, basis }) =>
    line('Ghi chú', `${kinds[kind]} ngày ${printLocalDate(on)}, theo ${basis}`),
  );
}
