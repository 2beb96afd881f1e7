import { rehearsalCommune } from './administrative-units.ts';
import type { LocalDate } from './words.ts';

export interface ProvisionalCode {
  readonly communeCode: string;
  /** Of the device, eight letters and digits. Clones of one profile share it, and can make the same code, until the fork gives one of them another (R14). */
  readonly incarnation: string;
  readonly receivedOn: LocalDate;
  /** The device's own count on that day, from 1. */
  readonly number: number;
}

interface Beginnings {
  readonly dossier: string;
  readonly report: string;
}

/** Others where people practise (`THU`, `THB`), so that nobody takes a code of theirs for one of a dossier there is. */
const beginningsOf = (communeCode: string): Beginnings =>
  communeCode === rehearsalCommune.code ? { dossier: 'THU', report: 'THB' } : { dossier: 'TAM', report: 'BAO' };

/** `TAM-26740-7K2M9QXA-261120-007`: the code of a dossier until the national one comes, and kept beside it for ever. */
export function makeProvisionalCode(code: ProvisionalCode): string {
  return `${beginningsOf(code.communeCode).dossier}-${bodyOf(code)}`;
}

/** `BAO-26740-7K2M9QXA-261120-008`: by which people speak of a report. Counted with the device's provisional codes, and never one of them: no receipt bears it. */
export function makeReportCode(code: ProvisionalCode): string {
  return `${beginningsOf(code.communeCode).report}-${bodyOf(code)}`;
}

function bodyOf({ communeCode, incarnation, receivedOn, number }: ProvisionalCode): string {
  const day = receivedOn.slice(2).replaceAll('-', '');
  return `${communeCode}-${incarnation}-${day}-${String(number).padStart(3, '0')}`;
}

const made = /^(TAM|BAO|THU|THB)-(\d{5})-([0-9A-HJKMNP-TV-Z]{8})-(\d{2})(\d{2})(\d{2})-(\d{3,})$/u;

/** What a device counted when it made a code of either kind. */
export function parseProvisionalCode(text: string): ProvisionalCode | undefined {
  const match = made.exec(text.trim().toUpperCase());
  if (match === null) return undefined;
  const [, beginning, communeCode = '', incarnation = '', year = '', month = '', day = '', number = ''] = match;
  const { dossier, report } = beginningsOf(communeCode);
  if (beginning !== dossier && beginning !== report) return undefined;
  return { communeCode, incarnation, receivedOn: `20${year}-${month}-${day}`, number: Number(number) };
}

const official = /^[A-Z0-9]+(?:\.[A-Z0-9]+){1,3}-\d{6}-[A-Z0-9]{4,}$/u;

/** A code given by a national system, in any of its known patterns; nothing is read out of it. */
export function parseOfficialCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return official.test(code) ? code : undefined;
}
