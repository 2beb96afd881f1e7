import { type RecordKind, recordKinds } from '../record-ref.ts';
import type { Dossier } from '../dossier.ts';
import { reporterOf, waitsAsReported } from './own-report.ts';
import type { Role } from './role.ts';

/** How much of one kind of records: all of the commune's; the lines of the reports that she brought; none. */
export type Seen = 'all' | 'own' | 'none';

/** What each role sees of her own commune, and of another nothing. A dossier and a report are records of one kind. */
export const seenBy: Readonly<Record<Role, Readonly<Record<RecordKind, Seen>>>> = {
  officer: { dossier: 'all', book: 'all', office: 'all' },
  // At one machine with the officer, most often: what lies there is one base for both, and a book names nobody.
  reception: { dossier: 'all', book: 'all', office: 'all' },
  leader: { dossier: 'all', book: 'all', office: 'all' },
  volunteer: { dossier: 'own', book: 'none', office: 'all' },
  administrator: { dossier: 'none', book: 'all', office: 'all' },
  supervisor: { dossier: 'none', book: 'none', office: 'none' },
  // It has no machine of its own to hold anything.
  connector: { dossier: 'none', book: 'none', office: 'none' },
  // It mirrors the log as a whole (mirror-rights.ts), and asks for no page.
  hub: { dossier: 'none', book: 'none', office: 'none' },
};

/** An account, and what it is to its commune. */
interface Person {
  readonly account: string;
  readonly roles: readonly Role[];
}

export function seenIn(roles: readonly Role[], kind: RecordKind): Seen {
  const each = roles.map((role) => seenBy[role][kind]);
  if (each.includes('all')) return 'all';
  return each.includes('own') ? 'own' : 'none';
}

/** Whether she is shown this one. */
export function seesDossier({ account, roles }: Person, dossier: Pick<Dossier, 'report' | 'events'>): boolean {
  const seen = seenIn(roles, 'dossier');
  return seen === 'all' || (seen === 'own' && reporterOf(dossier) === account);
}

/** Whether she is given the pages that it names: whoever holds its line alone, of what waits to be received, and no longer. */
export function seesPages(person: Person, dossier: Pick<Dossier, 'report' | 'events' | 'business'>): boolean {
  if (!seesDossier(person, dossier)) return false;
  return seenIn(person.roles, 'dossier') === 'all' || waitsAsReported(dossier);
}

/** Whether `now` may not hold all that `before` might: then what lies on the machine leaves it (R18). */
export function holdsLess(before: Person, now: Person): boolean {
  return recordKinds.some((kind) => {
    const [had, has] = [seenIn(before.roles, kind), seenIn(now.roles, kind)];
    if (had === 'none' || has === 'all') return false;
    return has !== had || before.account !== now.account;
  });
}

/** A person of aggregate figures alone, or of no role that this build knows. */
export function seesNothing(roles: readonly Role[]): boolean {
  return recordKinds.every((kind) => seenIn(roles, kind) === 'none');
}

/** Which records a device may hold for one person: whole kinds, and of dossiers the lines of what one account reported. */
export interface Holds {
  readonly kinds: readonly RecordKind[];
  /** `null`: of dossiers not even those. */
  readonly reportsOf: string | null;
}

/** `everything`: all there is, in whatever kinds; `nothing`: no record at all. */
export function holdsOf(roles: readonly Role[], account: string): Holds | 'everything' | 'nothing' {
  const kinds = recordKinds.filter((kind) => seenIn(roles, kind) === 'all');
  if (kinds.length === recordKinds.length) return 'everything';
  const reportsOf = seenIn(roles, 'dossier') === 'own' ? account : null;
  return kinds.length === 0 && reportsOf === null ? 'nothing' : { kinds, reportsOf };
}
