import type { Book } from '../books/book.ts';
import type { Dossier } from '../dossier.ts';
import type { Mutation } from '../mutation.ts';
import { type ActName, isActName } from './act-names.ts';
import { actRights, type Right } from './act-rights.ts';
import { reporterOf, waitsAsReported } from './own-report.ts';
import { type Role, roles as allRoles } from './role.ts';

/** An act as far as rights go by it. */
export type ActAsked = Pick<Mutation, 'name' | 'args' | 'author'>;

/** The records it is on, as they stand; `undefined`: not there, and then it waits for them in any case. */
export interface RecordsAsked {
  readonly dossier?: Dossier | undefined;
  readonly book?: Book | undefined;
}

/**
 * Whether a person in these roles may do this in her own commune; the same on her machine and on the server. Of an act that
 * this build does not know nothing can be said: it is kept by what it is, not by who made it (R15).
 */
export function mayAct(roles: readonly Role[], act: ActAsked, records: RecordsAsked): boolean {
  if (!isActName(act.name)) return true;
  const line = actRights[act.name];
  return roles.some((role) => {
    const right = line[role];
    return right !== undefined && goesSoFar(right, act, records);
  });
}

/** Whether she may do any part of it: whether it is offered at all. */
export function mayTouch(roles: readonly Role[], name: ActName): boolean {
  return roles.some((role) => actRights[name][role] !== undefined);
}

function goesSoFar(right: Right, act: ActAsked, { dossier, book }: RecordsAsked): boolean {
  switch (right) {
    case 'may':
      return true;
    case 'own':
      return dossier === undefined || reporterOf(dossier) === act.author;
    case 'ownWaiting':
      return dossier === undefined || (reporterOf(dossier) === act.author && waitsAsReported(dossier));
    case 'notDeciding':
      return !decides(act);
    case 'atCounter':
      return atCounter.has(`${String(act.args['from'])} ${String(act.args['to'])}`);
    case 'samePen':
      return book === undefined || holderIn(act.args['to']) === book.pen.holder;
    case 'asBookSays':
      return book === undefined || act.args['stands'] === (book.numberAuthority === 'paper' ? 'book' : 'theirs');
    default:
      return right satisfies never;
  }
}

/** Who may do all of it, so that a sentence can say whom to ask. */
export function whoMay(name: string): readonly Role[] {
  return isActName(name) ? allRoles.filter((role) => actRights[name][role] === 'may') : [];
}

/** Steps by which a dossier is passed on behind the counter, asked to be supplemented, or ended with its result handed over. */
const atCounter: ReadonlySet<string> = new Set([
  'RECEIVED PROCESSING',
  'RECEIVED SUPPLEMENT_REQUESTED',
  'SUPPLEMENT_REQUESTED PROCESSING',
  'REGISTERED COMPLETED',
  'APPROVED COMPLETED',
]);

/** Steps that are the leader's word. */
const leadersWord: ReadonlySet<unknown> = new Set(['APPROVED', 'REFUSED']);

/** Whether it is the leader's decision itself, and not the record of one that she signed on paper. */
function decides({ name, args }: ActAsked): boolean {
  switch (name) {
    case 'approveDossier':
      return valueAt(args['decision'], 'how') !== 'onPaper';
    case 'moveDossier':
      return leadersWord.has(args['to']);
    case 'decideParked':
      return listOf(args['decisions']).some((one) => {
        const taken = valueAt(one, 'take') === 'standing' ? undefined : valueAt(one, takenFrom(one));
        return valueAt(one, 'field') === 'business' && leadersWord.has(taken);
      });
    default:
      return false;
  }
}

function takenFrom(decision: unknown): string {
  return valueAt(decision, 'take') === 'parked' ? 'parked' : 'value';
}

// Arguments are not parsed yet: they may be anything, and what they are not is refused later, at its field.
function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The device a pen goes to; `null`: the server; `undefined`: nobody can tell. */
function holderIn(to: unknown): unknown {
  return to === null ? null : valueAt(to, 'device');
}
