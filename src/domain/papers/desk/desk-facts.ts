import { unitInText } from '../../administrative-units.ts';
import type { Dossier } from '../../dossier.ts';
import { printName } from '../../person-name.ts';
import { printPhone } from '../../phone.ts';
import { inCase, type Procedure } from '../../procedure.ts';
import { addressAt, idDocumentAt, textAt } from '../../read-field.ts';
import { subjectNames } from '../../subject-names.ts';
import { dayOnPaper } from '../moments.ts';
import { line, paperLine, row, type PaperBlock, type PaperBody } from '../paper-body.ts';
import type { PaperSource } from '../paper.ts';
import { addressOnPaper } from '../place-names.ts';

/** `xã Thử Nghiệm` → `Thử Nghiệm`. */
export function withoutRank(name: string): string {
  return name.replace(/^(?:xã|phường|đặc khu|thị trấn)\s+/iu, '');
}

export function serviceCentre(commune: string): string {
  return `Trung tâm Phục vụ hành chính công ${unitInText(commune)}`;
}

/** The head of a form of the one-stop desk: the service centre, its number, place and day (NĐ 30/2020). */
export function centreHead(
  { commune, now, answers }: Pick<PaperSource, 'commune' | 'now' | 'answers'>,
  suffix: string,
): PaperBody['head'] {
  return {
    kind: 'agency',
    office: ['ỦY BAN NHÂN DÂN', commune.toUpperCase(), 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG'],
    number: suffix === '' ? '' : `Số: ${answers['number'] ?? '………'}/${suffix}`,
    placeAndDay: `${withoutRank(commune)}, ${dayOnPaper(now)}`,
  };
}

/** The head of what the commune's committee itself signs. */
export function committeeHead(
  { commune, now, answers }: Pick<PaperSource, 'commune' | 'now' | 'answers'>,
  suffix: string,
): PaperBody['head'] {
  return {
    kind: 'agency',
    office: ['ỦY BAN NHÂN DÂN', commune.toUpperCase()],
    number: `Số: ${answers['number'] ?? '………'}/${suffix}`,
    placeAndDay: `${withoutRank(commune)}, ${dayOnPaper(now)}`,
  };
}

/** What the blocks that tell of one person say first: with a number the applicant's asks for no address, the parent's does. */
function firstOf<T>(blocks: readonly string[], read: (block: string) => T | undefined): T | undefined {
  for (const block of blocks) {
    const found = read(block);
    if (found !== undefined) return found;
  }
  return undefined;
}

export interface Submitter {
  readonly name: string;
  readonly number: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly authorization: string;
}

/** Who handed the dossier in. */
export function submitterOf({
  dossier,
  procedure,
  names,
}: Pick<PaperSource, 'dossier' | 'procedure' | 'names'>): Submitter {
  const { fields } = dossier;
  const blocks = procedure.submitter(fields);
  const told = (name: string): string | undefined => firstOf(blocks, (block) => textAt(fields, `${block}.${name}`));
  const phone = told('phone');
  const address = firstOf(blocks, (block) => addressAt(fields, `${block}.residence`));
  return {
    name: printName(told('fullName') ?? ''),
    number: told('pin') ?? firstOf(blocks, (block) => idDocumentAt(fields, `${block}.idDocument`)?.number) ?? '',
    address: address === undefined ? '' : addressOnPaper(address, names),
    phone: phone === undefined ? '' : printPhone(phone),
    email: told('email') ?? '',
    authorization: told('authorization') ?? '',
  };
}

/** `Đăng ký kết hôn cho LÒ THỊ VÍ và LÒ VĂN THỬ`. */
export function requestText(dossier: Dossier, procedure: Procedure): string {
  const subject = subjectNames(procedure, dossier.fields).map(printName).join(' và ');
  const { name } = inCase(procedure, dossier.fields);
  return subject === '' ? name.vi : `${name.vi} cho ${subject}`;
}

/** Who, what and where: the same lines on every form of the desk. */
export function submitterLines(source: PaperSource, opening: string): readonly PaperBlock[] {
  const { name, number, address, phone, email } = submitterOf(source);
  return [
    line(opening, name),
    line('Số định danh cá nhân/giấy tờ tùy thân', number),
    line('Địa chỉ', address),
    row(paperLine('Số điện thoại', phone), paperLine('Email', email)),
  ];
}

export function codeOf({ codes }: Dossier): { readonly code: string; readonly provisional: boolean } {
  return { code: codes.official ?? codes.provisional, provisional: codes.official === null };
}

export function codeLine(dossier: Dossier): string {
  const { code, provisional } = codeOf(dossier);
  return `Mã hồ sơ: ${code}${provisional ? ' (mã tạm)' : ''}`;
}

/** The code, the token nobody can guess and, where the machine that prints has signed them, its word; as a link where there is one. */
export function qrOf(dossier: Dossier, proof = '', statusLink = ''): NonNullable<PaperBody['qr']> {
  const { code, provisional } = codeOf(dossier);
  const note = 'Mã tạm do máy tại bàn cấp; khi có mã hồ sơ chính thức, cả hai mã cùng được giữ.';
  return {
    text: `${statusLink}${code}#${dossier.slipToken}${proof === '' ? '' : `#${proof}`}`,
    about: `Mã QR của ${code}`,
    ...(provisional ? { note } : {}),
  };
}

/** Across every form that bears a provisional code. */
export function acrossOf(dossier: Dossier): readonly string[] {
  return codeOf(dossier).provisional ? ['MÃ TẠM'] : [];
}
