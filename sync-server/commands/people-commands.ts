import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { type Role, roleNames } from '../../src/domain/access/role.ts';
import { accessSentences } from '../access-sentences.ts';
import { changeAccess } from '../change-access.ts';
import { drawOneTime } from '../one-time-password.ts';
import { createPasswords, passwordCost } from '../passwords.ts';
import type { Pokes } from '../pokes.ts';
import { sameName } from '../same-name.ts';
import type { AccessDeed, StoredAccessChange } from '../store/access-port.ts';
import { openStore } from '../store/open-store.ts';
import type { ServerStore } from '../store/port.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

type Of<Name extends Command['name']> = Extract<Command, { name: Name }>;

async function onStore(
  { settings, clock, timers, newId }: CommandParts,
  work: (opened: { readonly store: ServerStore; readonly pokes: Pokes }) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  try {
    return await work(opened);
  } finally {
    await opened.pokes.close();
    await opened.store.close();
  }
}

/** What whoever runs the server does about one person: also what an administrator may not, or where there is none. */
export async function peopleByHand({ deed }: Of<'people'>, parts: CommandParts): Promise<ExitCode> {
  const { say, clock, hash, newId, randomBytes } = parts;
  return onStore(parts, async ({ store, pokes }) => {
    const known = deed.kind === 'add' ? undefined : await store.accounts.byUsername(sameName(deed.username));
    if (deed.kind !== 'add' && known === undefined) {
      say(accessSentences.noSuchPerson);
      return exitCodes.foundWrong;
    }
    const account = known?.id ?? newId();
    const draws = deed.kind === 'add' || deed.kind === 'password';
    const passwords = await createPasswords(passwordCost);
    const { password, kept } = await drawOneTime({ passwords, randomBytes, clock });
    const orders: Readonly<Record<typeof deed.kind, () => AccessDeed>> = {
      add: () => ({ kind: 'add', account: { id: account, ...newcomer(deed), ...kept } }),
      password: () => ({ kind: 'password', account, password: kept }),
      end: () => ({ kind: 'end', account }),
      move: () => ({ kind: 'move', account, to: deed.kind === 'move' ? deed.to : '' }),
    };
    const reason = 'reason' in deed ? deed.reason.normalize('NFC') : '';
    const byHand = { scope: null, request: null, by: null, device: null, reason, at: clock.now() };
    const order = { ...byHand, deed: orders[deed.kind]() };
    const done = await changeAccess(order, { store, clock, hash, apply: applyMutation, pokes });
    if (done.status === 'refused') {
      say(accessSentences[done.why]);
      return exitCodes.foundWrong;
    }
    say(
      draws
        ? `One-time password of ${deed.username}, good until ${kept.oneTimeUntil}, to be changed at the sign-in: ${password}`
        : `Done: ${deed.kind} ${deed.username}.`,
    );
    return exitCodes.good;
  });
}

function newcomer(deed: Of<'people'>['deed']): {
  readonly scope: string;
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
} {
  if (deed.kind !== 'add') throw new Error('Nobody is added.');
  const { commune: scope, username, called, title, roles } = deed;
  return { scope, username, name: called.normalize('NFC'), title: title.normalize('NFC'), roles };
}

const atOnce = 500;

/** The access log in words, oldest first. */
export async function auditAccessLog({ commune }: Of<'auditAccess'>, parts: CommandParts): Promise<ExitCode> {
  const { say } = parts;
  return onStore(parts, async ({ store }) => {
    const all = await store.accounts.communes();
    const communes = all.filter(({ code }) => commune === undefined || code === commune);
    if (commune !== undefined && communes.length === 0) {
      say(`There is no commune ${commune} on this server.`);
      return exitCodes.foundWrong;
    }
    for (const { code } of communes) {
      const changes: StoredAccessChange[] = [];
      for (let some = await store.access.changes(code, atOnce); some.length > 0;) {
        changes.push(...some);
        some = await store.access.changes(code, atOnce, some.at(-1)?.no);
      }
      const ids = new Set(changes.flatMap(({ account, by }) => (by === null ? [account] : [account, by])));
      const known = await store.accounts.byIds([...ids]);
      const names = new Map(known.map(({ id, username }) => [id, username]));
      for (const change of changes.reverse()) say(lineOf(change, names));
      say(`Commune ${code}: ${changes.length} changes of access. Whether they stand as written: audit verify.`);
    }
    return exitCodes.good;
  });
}

function lineOf(change: StoredAccessChange, names: ReadonlyMap<string, string>): string {
  const { scope, no, at, kind, account, was, became, reason, by, device } = change;
  const who = by === null ? 'at the server' : `by ${names.get(by) ?? by} on device ${device ?? '?'}`;
  const from = was === null ? '' : ` from ${inEnglish(was)}`;
  const to = became === null ? '' : ` to ${inEnglish(became)}`;
  const why = reason === '' ? '' : ` (${reason})`;
  return `${scope} ${no} ${at} ${kind} ${names.get(account) ?? account}${from}${to}, ${who}${why}`;
}

function inEnglish(words: string): string {
  const name = (word: string): string => (word in roleNames ? roleNames[word as Role].en : word);
  return words.split(' ').map(name).join(', ');
}
