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

/** `THU` (thử) where people practise, so that nobody takes a code of theirs for one of a dossier there is. */
const beginningOf = (communeCode: string): string => (communeCode === rehearsalCommune.code ? 'THU' : 'TAM');

/** `TAM-26740-7K2M9QXA-261120-007`: the code of a dossier until the national one comes, and kept beside it for ever. */
export function makeProvisionalCode({ communeCode, incarnation, receivedOn, number }: ProvisionalCode): string {
  const day = receivedOn.slice(2).replaceAll('-', '');
  return `${beginningOf(communeCode)}-${communeCode}-${incarnation}-${day}-${String(number).padStart(3, '0')}`;
}

const provisional = /^(TAM|THU)-(\d{5})-([0-9A-HJKMNP-TV-Z]{8})-(\d{2})(\d{2})(\d{2})-(\d{3,})$/u;

export function parseProvisionalCode(text: string): ProvisionalCode | undefined {
  const match = provisional.exec(text.trim().toUpperCase());
  if (match === null) return undefined;
  const [, beginning, communeCode = '', incarnation = '', year = '', month = '', day = '', number = ''] = match;
  if (beginning !== beginningOf(communeCode)) return undefined;
  return { communeCode, incarnation, receivedOn: `20${year}-${month}-${day}`, number: Number(number) };
}

const official = /^[A-Z0-9]+(?:\.[A-Z0-9]+){1,3}-\d{6}-[A-Z0-9]{4,}$/u;

/** A code given by a national system, in any of its known patterns; nothing is read out of it. */
export function parseOfficialCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return official.test(code) ? code : undefined;
}
