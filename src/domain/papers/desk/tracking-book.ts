import type { Channel, Dossier } from '../../dossier.ts';
import { isHandedIn } from '../../life-cycle.ts';
import { printLocalDate } from '../../local-date.ts';
import { inCase, type Procedure } from '../../procedure.ts';
import { localDateOf } from '../../vietnam-time.ts';
import type { LocalDate } from '../../words.ts';
import { momentInTable } from '../moments.ts';
import { text, type PaperBody } from '../paper-body.ts';
import type { PlaceNames } from '../place-names.ts';
import { centreHead, codeOf, submitterOf } from './desk-facts.ts';

/** One dossier of the register, with the procedure it falls under. */
export interface TrackedDossier {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
}

export interface TrackingBookSource {
  readonly commune: string;
  readonly province: string;
  readonly names: PlaceNames;
  readonly now: string;
  /** Field of service by its Vietnamese name; the form is kept for each by itself. */
  readonly field: string;
  /** Days of receipt, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const channels: Readonly<Record<Channel, string>> = { direct: 'Trực tiếp', online: 'Trực tuyến', postal: 'Bưu chính' };

/** When and how the result went out; empty until it has. */
function handedOut({ delivery }: Dossier): { readonly at: string; readonly how: string } {
  if (delivery === undefined || delivery.kind === 'READY') return { at: '', how: '' };
  const how = delivery.kind === 'POSTED' ? `Bưu chính ${delivery.tracking}` : `Tại quầy: ${delivery.to}`;
  return { at: momentInTable(delivery.at), how: how.trim() };
}

function rowOf({ dossier, procedure }: TrackedDossier, index: number, source: TrackingBookSource): readonly string[] {
  const { name, address, phone } = submitterOf({ dossier, procedure, names: source.names });
  const { code, provisional } = codeOf(dossier);
  const out = handedOut(dossier);
  return [
    String(index + 1),
    provisional ? `${code} (mã tạm)` : code,
    inCase(procedure, dossier.fields).name.vi,
    name,
    [address, phone].filter((part) => part !== '').join('; '),
    momentInTable(dossier.receivedAt),
    momentInTable(dossier.dueAt),
    out.at,
    [channels[dossier.channel], out.how].filter((part) => part !== '').join('; '),
    '',
  ];
}

/** The dossiers of one field received in those days, in the order they came. */
function trackedOf(all: readonly TrackedDossier[], { field, from, to }: TrackingBookSource) {
  return all
    .filter(({ dossier, procedure }) => {
      if (!isHandedIn(dossier)) return false;
      const day = localDateOf(dossier.receivedAt);
      return inCase(procedure, dossier.fields).serviceField.vi === field && day >= from && day <= to;
    })
    .sort((a, b) => Date.parse(a.dossier.receivedAt) - Date.parse(b.dossier.receivedAt));
}

/** Sổ theo dõi hồ sơ, form 07 of TT 03/2025/TT-VPCP: landscape, a field of service by itself. */
export function trackingBook(all: readonly TrackedDossier[], source: TrackingBookSource): PaperBody {
  const tracked = trackedOf(all, source);
  const days = `Từ ngày ${printLocalDate(source.from)} đến ngày ${printLocalDate(source.to)}: ${tracked.length} hồ sơ`;
  return {
    head: centreHead({ ...source, answers: {} }, ''),
    title: 'SỔ THEO DÕI HỒ SƠ',
    subtitle: `Lĩnh vực: ${source.field}`,
    empty: 'dots',
    across: [],
    blocks: [
      text(days, 'center'),
      {
        kind: 'table',
        columns: [
          { head: 'STT', width: 4 },
          { head: 'Mã hồ sơ', width: 15 },
          { head: 'Thủ tục hành chính', width: 11 },
          { head: 'Tên tổ chức, cá nhân', width: 12 },
          { head: 'Địa chỉ, số điện thoại', width: 15 },
          { head: 'Nhận hồ sơ', width: 8 },
          { head: 'Hẹn trả', width: 8 },
          { head: 'Trả kết quả', width: 8 },
          { head: 'Cách nộp, cách nhận', width: 11 },
          { head: 'Ký nhận', width: 8 },
        ],
        rows: tracked.map((each, index) => rowOf(each, index, source)),
      },
    ],
    signers: [{ title: 'NGƯỜI LẬP SỔ', hint: '(Ký, ghi rõ họ tên)', name: '' }],
  };
}
