import type { Channel, RegistrationKind } from './dossier.ts';
import type { FieldPath, Fields } from './field.ts';
import { textAt } from './read-field.ts';
import type { Choice, Label, LocalDate } from './words.ts';

/** One amount somebody has set. The newest row that fits is the one in force. */
export interface FeeRow {
  /** National code of the procedure. */
  readonly procedure: string;
  /** `null`: in every province, unless one has a row of its own. */
  readonly province: string | null;
  /** `null`: however it came. */
  readonly channel: Channel | null;
  readonly validFrom: LocalDate;
  /** đồng, for one. */
  readonly amount: number;
  /** `memory`: nobody has read the resolution for us yet; the screen says so. */
  readonly source: 'read' | 'memory';
}

/** When a procedure costs nothing by law, and why. Other amounts are the province's: see `FeeRow`. */
export interface FeeRule {
  readonly freeWhen: (fields: Fields, kind: RegistrationKind) => boolean;
  readonly freeBecause: Label;
  /** Where the number stands that the amount is paid for; absent: once. */
  readonly per?: FieldPath;
  /** What the dossier itself tells of the amount, before any table; `undefined`: nothing. */
  readonly amountOf?: (fields: Fields) => Pick<FeeRow, 'amount' | 'source'> | undefined;
}

export type Fee =
  | { readonly kind: 'free'; readonly because: Label }
  | { readonly kind: 'amount'; readonly amount: number; readonly source: FeeRow['source'] }
  /** Set by the province's People's Council, and nobody has entered it. */
  | { readonly kind: 'notKnown' };

/** Where a declared reason for exemption stands in a dossier. */
export const exemptionField = 'fee.exemption';

/** Who pays no civil-status fee (Luật Hộ tịch 60/2014 Art. 11). Codes are ours. */
export const feeExemptions: readonly Choice[] = [
  { code: 'meritorious', label: { vi: 'Gia đình có công với cách mạng', en: 'Family of merit to the revolution' } },
  { code: 'poor', label: { vi: 'Hộ nghèo', en: 'Poor household' } },
  { code: 'disabled', label: { vi: 'Người khuyết tật', en: 'Disabled person' } },
];

interface Case {
  readonly fields: Fields;
  readonly registrationKind: RegistrationKind;
  readonly province: string;
  readonly channel: Channel;
  readonly receivedOn: LocalDate;
}

/** What the registration itself costs. */
export function feeOf(
  procedure: { readonly nationalCode: string; readonly fee: FeeRule },
  of: Case,
  table: readonly FeeRow[],
): Fee {
  if (procedure.fee.freeWhen(of.fields, of.registrationKind))
    return { kind: 'free', because: procedure.fee.freeBecause };
  const exempt = feeExemptions.find(({ code }) => code === textAt(of.fields, exemptionField));
  if (exempt !== undefined) return { kind: 'free', because: exempt.label };
  const told = procedure.fee.amountOf?.(of.fields);
  if (told !== undefined) return { kind: 'amount', ...told };
  const each = amountOf(procedure.nationalCode, of, table);
  const { per } = procedure.fee;
  const times = per === undefined ? 1 : of.fields[per];
  return each.kind === 'amount' && typeof times === 'number' ? { ...each, amount: each.amount * times } : each;
}

/** The row in force: the province's before the country's, the channel's before everybody's, the newest first. */
export function amountOf(
  procedure: string,
  { province, channel, receivedOn }: Pick<Case, 'province' | 'channel' | 'receivedOn'>,
  table: readonly FeeRow[],
): Fee {
  const [row] = table
    .filter(
      (each) =>
        each.procedure === procedure &&
        (each.province === null || each.province === province) &&
        (each.channel === null || each.channel === channel) &&
        each.validFrom <= receivedOn,
    )
    .sort(
      (a, b) =>
        Number(b.province !== null) - Number(a.province !== null) ||
        Number(b.channel !== null) - Number(a.channel !== null) ||
        (a.validFrom < b.validFrom ? 1 : -1),
    );
  return row === undefined ? { kind: 'notKnown' } : { kind: 'amount', amount: row.amount, source: row.source };
}
