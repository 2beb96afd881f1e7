import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { recordsOf } from '../../src/domain/act-on.ts';
import { mayAct } from '../../src/domain/access/may-act.ts';
import { holdsOf } from '../../src/domain/access/seen.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { kindOfId } from '../../src/domain/kind-of-id.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { readMutation } from '../../src/domain/read-envelope.ts';
import { nestedTooDeep } from '../nested-too-deep.ts';
import { signInText } from '../push.ts';
import type { StoredAccount } from '../store/account-port.ts';
import type { HubStore, TakenIn } from './hub-store.ts';
import type { Mirror } from './mirror.ts';

interface OverlayParts {
  readonly store: Pick<HubStore, 'waitingRecords' | 'waitingOn'>;
  readonly mirror: Mirror;
  readonly scope: string;
  /** Who asks, on what. */
  readonly account: StoredAccount;
  readonly device: string;
}

/** Bounds on one answer, and on the work for it (R17). */
const mostActs = 2_000;
const mostDossiers = 200;
/** Records that are looked at for dossiers: others, as books and what a commune states, may have been touched later. */
const mostRecords = 1_000;
const mostCharacters = 512 * 1024;

/**
 * Dossiers as they would be if the province took what other machines have given to the hub: what it knew last, with those
 * acts on top by the same reducer, as far as their authors may. A forecast, and no word of the province's.
 */
export async function overlayFor({ store, mirror, scope, account, device }: OverlayParts): Promise<Dossier[]> {
  if (holdsOf(account.roles, account.id) !== 'everything') return [];
  const acts = store.waitingOn(dossiersToShow(store, device)).flatMap((row) => actOf(row) ?? []);
  const shown = [...new Set(acts.filter((act) => act.device !== device).map(({ entity }) => entity))];
  if (shown.length === 0) return [];
  const { standing, roles } = await mirror.store().read(async (of) => ({
    standing: await of(scope).entities(shown),
    roles: new Map((await of(scope).accounts()).map(({ id, roles: has }) => [id, has])),
  }));
  // What has left for another commune is not brought back.
  const gone = new Set(standing.filter(({ leftTo }) => leftTo !== null).map(({ id }) => id));
  const dossiers = new Map<string, Dossier>();
  for (const { id, leftTo, state } of standing) {
    if (leftTo === null) dossiers.set(id, JSON.parse(state) as Dossier);
  }
  const signedIn = await mirror.signedIn();
  const changed = new Set<string>();
  for (const act of acts) {
    if (!shown.includes(act.entity) || gone.has(act.entity)) continue;
    // The province would set it aside: nobody of this name has signed in there.
    if (!signedIn.has(signInText({ account: act.author, device: act.device }))) continue;
    const dossier = dossiers.get(act.entity);
    if (!mayAct(roles.get(act.author) ?? [], act, { dossier })) continue;
    const outcome = applied(dossier, act);
    if (outcome === undefined) continue;
    dossiers.set(act.entity, outcome);
    changed.add(act.entity);
  }
  let left = mostCharacters;
  return [...changed].reverse().flatMap((id) => {
    const dossier = dossiers.get(id);
    left -= dossier === undefined ? 0 : JSON.stringify(dossier).length;
    return dossier === undefined || left < 0 ? [] : [dossier];
  });
}

/** Those that others have touched last. Of each all that waits is looked at, however long ago it came, or nothing: a later act stands on the earlier. */
function dossiersToShow(store: OverlayParts['store'], device: string): readonly string[] {
  let left = mostActs;
  return store
    .waitingRecords(device, mostRecords)
    .filter(({ entity }) => kindOfId(entity) === 'dossier')
    .slice(0, mostDossiers)
    .flatMap(({ entity, acts }) => {
      if (acts > left) return [];
      left -= acts;
      return [entity];
    });
}

/** An act on one dossier alone: what a book says is the pen's. */
function actOf({ body, device, author, scope }: TakenIn): Mutation | undefined {
  const sent: unknown = JSON.parse(body);
  const value = typeof sent === 'object' && sent !== null && 'mutation' in sent ? sent.mutation : undefined;
  const act = value === undefined || nestedTooDeep(value) ? undefined : readMutation(value);
  const isItsOwn = act?.device === device && act.author === author && act.scope === scope;
  if (act === undefined || !isItsOwn || kindOfId(act.entity) !== 'dossier') return undefined;
  const { first, second } = recordsOf(act);
  return first.kind === 'dossier' && second === undefined ? act : undefined;
}

/** `undefined`: the province would not take it, or has it already; or this build cannot tell. */
function applied(dossier: Dossier | undefined, act: Mutation): Dossier | undefined {
  try {
    const outcome = applyMutation(dossier, act, null);
    return outcome.status === 'applied' && 'dossier' in outcome ? outcome.dossier : undefined;
  } catch {
    return undefined;
  }
}
