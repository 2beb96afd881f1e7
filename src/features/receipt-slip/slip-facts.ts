import type { Address } from '../../domain/address.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Fields } from '../../domain/field.ts';
import { printName } from '../../domain/person-name.ts';
import { printPhone } from '../../domain/phone.ts';
import type { Procedure, TimeLimit } from '../../domain/procedure.ts';
import { addressAt, idDocumentAt, textAt } from '../../domain/read-field.ts';
import { subjectNames } from '../../domain/subject-names.ts';
import { localDateOf, localTimeOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';

/** What form 01 says (TT 03/2025/TT-VPCP, Phụ lục I). A Vietnamese paper, whatever the language of the screen. */
export interface SlipFacts {
  readonly code: string;
  readonly codeIsProvisional: boolean;
  readonly applicant: string;
  readonly applicantNumber: string;
  readonly address: Address | undefined;
  readonly phone: string;
  readonly email: string;
  readonly authorization: string;
  readonly request: string;
  readonly nationalCode: string;
  readonly papers: readonly string[];
  readonly limit: string;
  readonly received: string;
  readonly due: string;
  readonly writtenOn: string;
  /** What the QR code holds: the code, and the token nobody can guess. */
  readonly qr: string;
}

/** `09 giờ 12 phút, ngày 21 tháng 11 năm 2026`. */
export function momentOnPaper(instant: Instant): string {
  const [hour = '', minute = ''] = localTimeOf(instant).split(':');
  return `${hour} giờ ${minute} phút, ${dayOnPaper(instant)}`;
}

/** `ngày 21 tháng 11 năm 2026`; days and months below ten, and January and February, with a nought (NĐ 30/2020). */
export function dayOnPaper(instant: Instant): string {
  const [year = '', month = '', day = ''] = localDateOf(instant).split('-');
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : String(Number(month))} năm ${year}`;
}

function limitOnPaper(limit: TimeLimit): string {
  switch (limit.rule) {
    case 'sameDay':
      return 'trong ngày làm việc; hồ sơ nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo';
    case 'workingDays':
      return `${String(limit.days).padStart(2, '0')} ngày làm việc`;
    default: {
      const unreachable: never = limit;
      return unreachable;
    }
  }
}

/** The usual limit, and the one where something must be found out elsewhere first. */
function limitsOnPaper({ timeLimit, verification }: Procedure): string {
  const usual = limitOnPaper(timeLimit);
  if (verification === undefined) return usual;
  const longer = limitOnPaper({ rule: 'workingDays', days: verification.extensionDays });
  return `${usual}; trường hợp cần xác minh không quá ${longer}`;
}

/** What the blocks that tell of one person say first: with a number the applicant's asks for no address, the parent's does. */
function firstOf<T>(blocks: readonly string[], read: (block: string) => T | undefined): T | undefined {
  for (const block of blocks) {
    const said = read(block);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** `NÔNG VĂN CŨ`; of two, `LÒ THỊ VÍ và LÒ VĂN THỬ`. */
function subjectOnPaper(procedure: Procedure, fields: Fields): string {
  return subjectNames(procedure, fields).map(printName).join(' và ');
}

export function slipFacts(dossier: Dossier, procedure: Procedure): SlipFacts {
  const { fields, codes } = dossier;
  const subject = subjectOnPaper(procedure, fields);
  const blocks = procedure.submitter(fields);
  const text = (name: string): string | undefined => firstOf(blocks, (block) => textAt(fields, `${block}.${name}`));
  const phone = text('phone');
  const code = codes.official ?? codes.provisional;
  const papers = procedure.papers.filter((paper) => paper.neededWhen === 'always' || paper.neededWhen(fields));
  return {
    code,
    codeIsProvisional: codes.official === null,
    applicant: printName(text('fullName') ?? ''),
    applicantNumber:
      text('pin') ?? firstOf(blocks, (block) => idDocumentAt(fields, `${block}.idDocument`)?.number) ?? '',
    address: firstOf(blocks, (block) => addressAt(fields, `${block}.residence`)),
    phone: phone === undefined ? '' : printPhone(phone),
    email: text('email') ?? '',
    authorization: text('authorization') ?? '',
    request: subject === '' ? procedure.name.vi : `${procedure.name.vi} cho ${subject}`,
    nationalCode: procedure.nationalCode,
    papers: papers.map((paper) => (paper.kind === 'present' ? `${paper.name.vi} (xuất trình)` : paper.name.vi)),
    limit: limitsOnPaper(procedure),
    received: momentOnPaper(dossier.receivedAt),
    due: momentOnPaper(dossier.dueAt),
    writtenOn: dayOnPaper(dossier.receivedAt),
    qr: `${code}#${dossier.slipToken}`,
  };
}
