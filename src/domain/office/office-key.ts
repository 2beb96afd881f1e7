import type { Channel } from '../dossier.ts';
import type { StatedDays } from '../field.ts';
import { isLocalDate } from '../local-date.ts';
import { type LimitKind, limitKinds } from '../procedure.ts';
import { type AgencyStepId, agencyStepIds } from '../steps/agency-facts.ts';
import type { LocalDate } from '../words.ts';

/** What a commune may state for itself. */
export type OfficeKey =
  /** When the desk is open. */
  | { readonly kind: 'hours' }
  /** Whether one day is worked. */
  | { readonly kind: 'day'; readonly day: LocalDate }
  | { readonly kind: 'limit'; readonly procedure: string; readonly limit: LimitKind }
  /** Who does a step of an interlinked dossier, and within how many working days. */
  | { readonly kind: 'agency'; readonly procedure: string; readonly step: AgencyStepId }
  /** A day or a number of days that checks read. */
  | { readonly kind: 'remembered'; readonly name: keyof StatedDays }
  /** `channel` `null`: however it came. */
  | { readonly kind: 'fee'; readonly nationalCode: string; readonly channel: Channel | null }
  /** Where machines find the hub of the hall, while the line is down (decision 0280). */
  | { readonly kind: 'hub' }
  /** Where fees are paid to by transfer (decision 0294). */
  | { readonly kind: 'bankAccount' }
  /** The key that machines seal their data key to, so that a lost PIN loses nothing (decision 0208). */
  | { readonly kind: 'recoveryKey' };

/** What a desk goes by, and what stands on the page of the commune's own values. */
export type RuleKey = Exclude<OfficeKey, { kind: 'recoveryKey' }>;

export const rememberedNames = [
  'reRegisteredIfBefore',
  'recognitionNotice',
] as const satisfies readonly (keyof StatedDays)[];

export const feeChannels: readonly (Channel | null)[] = [null, 'direct', 'online', 'postal'];

/** How a key stands in acts and records: never changes. */
export function keyText(key: OfficeKey): string {
  switch (key.kind) {
    case 'hours':
    case 'hub':
    case 'bankAccount':
    case 'recoveryKey':
      return key.kind;
    case 'day':
      return `day/${key.day}`;
    case 'limit':
      return `limit/${key.procedure}/${key.limit}`;
    case 'agency':
      return `agency/${key.procedure}/${key.step}`;
    case 'fee':
      return `fee/${key.nationalCode}/${key.channel ?? 'any'}`;
    case 'remembered':
      return `remembered/${key.name}`;
    default: {
      const unreachable: never = key;
      return unreachable;
    }
  }
}

/** The key of a text; `undefined` of one that this build does not know. */
export function readKey(text: string): OfficeKey | undefined {
  const [kind = '', name = '', part = '', ...more] = text.split('/');
  const key = more.length > 0 ? undefined : keyOf(kind, name, part);
  return key !== undefined && keyText(key) === text ? key : undefined;
}

function keyOf(kind: string, name: string, part: string): OfficeKey | undefined {
  switch (kind) {
    case 'hours':
    case 'hub':
    case 'bankAccount':
    case 'recoveryKey':
      return { kind };
    case 'day':
      return isLocalDate(name) ? { kind, day: name } : undefined;
    case 'limit': {
      const limit = limitKinds.find((each) => each === part);
      return limit === undefined || name === '' ? undefined : { kind, procedure: name, limit };
    }
    case 'agency': {
      const step = agencyStepIds.find((each) => each === part);
      return step === undefined || name === '' ? undefined : { kind, procedure: name, step };
    }
    case 'fee': {
      const channel = feeChannels.find((each) => (each ?? 'any') === part);
      return channel === undefined || name === '' ? undefined : { kind, nationalCode: name, channel };
    }
    case 'remembered': {
      const found = rememberedNames.find((each) => each === name);
      return found === undefined ? undefined : { kind, name: found };
    }
    default:
      return undefined;
  }
}
