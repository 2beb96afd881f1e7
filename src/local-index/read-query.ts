import { foldText } from '../domain/fold-text.ts';
import { parsePartialDate } from '../domain/partial-date.ts';
import { keysUnder } from './date-key.ts';
import { beginsWith, endsIn } from './digit-keys.ts';
import type { KeyColumns } from './local-index.ts';

/** One way in which a typed word may be meant. */
export type Probe =
  /** Words that begin so; several must all be there. */
  | { readonly kind: 'words'; readonly prefixes: readonly string[] }
  | {
      readonly kind: 'keys';
      readonly column: keyof KeyColumns;
      readonly fits: (key: number) => boolean;
      readonly weight: number;
    };

/** What stands between two spaces, in every way it may be meant. A dossier must answer to each term. */
export type Term = readonly Probe[];

const pinLength = 12;
/** Fewer digits than these are the end of every tenth number. */
const fewestDigits = 3;

/** `contextYear`: two-digit years are read as the latest that is not after it. */
export function readQuery(typed: string, contextYear: number): readonly Term[] {
  const pieces = typed.split(/\s+/u).filter((piece) => piece !== '');
  return pieces.flatMap((piece): readonly Term[] => {
    if (/\d/u.test(piece)) return [numberTerm(piece, contextYear)];
    return foldedWords(piece).map((word) => [{ kind: 'words', prefixes: [word] }]);
  });
}

function foldedWords(piece: string): readonly string[] {
  return foldText(piece.replace(/[.,;:/()«»"]/gu, ' '))
    .split(' ')
    .filter((word) => word !== '');
}

function numberTerm(piece: string, contextYear: number): Term {
  const probes: Probe[] = [{ kind: 'words', prefixes: foldedWords(piece) }];
  const date = parsePartialDate(piece, contextYear);
  if (date.status === 'ok') {
    const { from, to } = keysUnder(date.value);
    probes.push({ kind: 'keys', column: 'dates', fits: (key) => key >= from && key <= to, weight: 10 });
  }
  const entry = /^(\d{1,6})(?:\/(\d{4}|\d{2}))?$/u.exec(piece);
  if (entry !== null) probes.push(entryProbe(Number(entry[1]), entry[2]));
  const digits = piece.replace(/\D+/gu, '');
  if (digits.length >= fewestDigits && !piece.includes('/')) {
    probes.push({ kind: 'keys', column: 'tails', fits: endsIn(digits), weight: 9 });
    if (/^[\d.]+$/u.test(piece)) {
      probes.push({ kind: 'keys', column: 'pins', fits: endsIn(digits), weight: 10 });
      probes.push({ kind: 'keys', column: 'pins', fits: beginsWith(digits, pinLength), weight: 10 });
    }
  }
  return probes;
}

function entryProbe(number: number, year: string | undefined): Probe {
  const fits = (key: number): boolean => {
    if (Math.floor(key / 10_000) !== number) return false;
    return year === undefined || key % 10 ** year.length === Number(year);
  };
  return { kind: 'keys', column: 'numbers', fits, weight: 12 };
}
