import { mayAct } from '../domain/access/may-act.ts';
import { lackingProblem } from '../domain/access/lacking.ts';
import { actOn, recordsOf } from '../domain/act-on.ts';
import { argumentVersionOf } from '../domain/apply-mutation.ts';
import { onDevice } from '../domain/books/book-outcome.ts';
import { enterInBook } from '../domain/books/acts/enter-in-book.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Mutation } from '../domain/mutation.ts';
import { decideParked } from '../domain/mutations/decide-parked.ts';
import { decideQuarantined } from '../domain/mutations/decide-quarantined.ts';
import type { Label } from '../domain/words.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { exchangeLimits } from '../protocol/sync-exchange.ts';
import { bookTouchedBy } from './book-acts.ts';
import { mayTakeNow, readBook } from './book-views.ts';
import { entityView } from './entity-view.ts';
import { readIdentity } from './identity.ts';
import { readOffice } from './office-view.ts';
import { readGeneration, readMeta, rolesOf, type SignedIn } from './meta.ts';
import { normaliseText } from './normalise-text.ts';
import { boxContext, openReceipt, openRecord, openView } from './row-content.ts';
import { missingFromBase, viewedActs } from './viewed-acts.ts';
import {
  type AcknowledgedRow,
  bookPlace,
  laneKey,
  orderKey,
  type OutboxRow,
  type RecordRow,
  type ViewRow,
} from './rows.ts';
import type { BookView, Command, DeviceIdentity, Saved } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** What is held behind the act decided about waits for the decision (R5). */
const waitsForNobody: readonly string[] = [decideParked.name, decideQuarantined.name];

/** Everything of an act that is fixed when the person presses save, however often the commit has to be tried. */
export interface Pressed {
  /** Account that was signed in when it was first looked for; `null`: it is looked for now. */
  readonly author: string | null;
  readonly mid: string;
  readonly entity: string;
  readonly at: string;
  readonly monotonic: number;
}

/** An act ready to be committed, should nothing have moved since `generation`. */
export interface ReadyAct {
  readonly status: 'ready';
  readonly generation: number;
  readonly author: string;
  readonly lane: string;
  readonly row: Omit<OutboxRow, 'seq' | 'turn'>;
  readonly view: Omit<ViewRow, 'seq'> | null;
  /** Of the register book it touches. */
  readonly book: string | null;
  /** The dossier as it leaves it, for an act that stands on it. */
  readonly after: Dossier | undefined;
}

/** Reads, applies, hashes and seals outside any transaction; writes nothing. `ground`: the dossier as the act before it leaves it. */
export async function prepareAct(
  parts: StoreParts,
  command: Command,
  pressed: Pressed,
  ground?: Dossier,
): Promise<ReadyAct | Saved> {
  const { boxes, hash } = parts;
  const touched = bookTouchedBy({ ...command, entity: pressed.entity });
  const found = await readSurroundings(parts, pressed.entity, command.draft);
  const book = touched === undefined ? undefined : ((await readBook(parts, touched)) ?? undefined);
  if (found.session === undefined) return { status: 'failed', reason: 'unknown', detail: 'nobody is signed in' };
  const { account: author, scope } = found.session;
  if (author !== (pressed.author ?? author)) {
    // Signed in in another tab since she pressed: what one person did never goes under another's name (R9).
    return { status: 'failed', reason: 'unknown', detail: 'another person has signed in meanwhile' };
  }
  if (found.draftAuthor !== undefined && found.draftAuthor !== author) {
    // Another person signed in, in another tab, while this form was open: her name must not go under it (R9).
    return { status: 'failed', reason: 'unknown', detail: 'the draft is another person’s' };
  }
  const roles = rolesOf(found.session);
  const schema = argumentVersionOf(command.name);
  if (schema === undefined) throw new TypeError(`no such act: ${command.name}`);

  const { device, incarnation } = found.identity ?? (await readIdentity(parts));
  const lane = laneKey({ scope, incarnation, author });
  const mutation: Mutation = {
    mid: pressed.mid,
    scope,
    author,
    device,
    schema,
    name: command.name,
    entity: pressed.entity,
    base: found.record?.seq ?? null,
    deps: waitsForNobody.includes(command.name) ? [] : await dependencies(parts, found.acts, lane),
    args: normaliseText(command.args),
    occurredAt: { device: pressed.at, offset: found.clockOffset, monotonic: pressed.monotonic },
  };
  const { kind } = recordsOf(mutation).first;
  const before = kind === 'dossier' ? (ground ?? (await currentView(parts, found))) : undefined;
  const office = kind === 'office' ? await readOffice(parts) : undefined;
  // Something of it is here and cannot be read: neither changed nor made a second time.
  // A decision about what is set apart stands on no record: earlier ones about the same may wait here.
  const standsOnRecord = kind === 'dossier' && command.name !== decideQuarantined.name;
  const unread = (standsOnRecord && before === undefined && isHere(found)) || office?.isWhole === false;
  if (unread) return refusedHere('recordMissing', missing);
  // What the server would only set apart is not begun here (R18).
  if (!mayAct(roles, mutation, { dossier: before, book: book?.book }))
    return { status: 'refused', problems: [lackingProblem(command.name)] };
  const outcome = actOn({ dossier: before, book: book?.book, office: office?.office ?? undefined }, mutation, onDevice);
  if (outcome.status === 'refused') return { status: 'refused', problems: outcome.problems };
  if (outcome.status === 'recordMissing') return refusedHere('recordMissing', missing);
  if (outcome.status === 'waitsFor') return refusedHere('nothingParked', nothingParked);
  if (outcome.status === 'unknownKind') return refusedHere('unknownKind', tooNew);

  if (book !== undefined && takesNumber(mutation, book)) return refusedHere('penNotHere', penNotHere);

  const text = canonicalText(mutation);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > exchangeLimits.mutationBytes) return { status: 'tooLarge', bytes, limit: exchangeLimits.mutationBytes };
  // Parked: somebody changed the field while the form was open. The act is kept as it was meant; the server has both decided (R10).
  const decidesLater = outcome.status === 'parked' || outcome.status === 'decides';
  const after = !decidesLater && 'dossier' in outcome ? outcome.dossier : before;
  return {
    status: 'ready',
    generation: found.generation,
    author,
    lane,
    row: {
      id: mutation.mid,
      scope,
      kind: 'mutation',
      lane,
      incarnation,
      author,
      entity: mutation.entity,
      name: mutation.name,
      madeAt: pressed.at,
      bytes,
      hash: await boxes.hideHash(hash(text), mutation.mid),
      state: 'waiting',
      revision: 0,
      receipt: null,
      box: await boxes.seal(text, boxContext.mutation(mutation.mid)),
    },
    view: after === undefined ? null : await sealView(parts, after),
    book: touched ?? null,
    after,
  };
}

export async function sealView({ boxes }: StoreParts, dossier: Dossier): Promise<Omit<ViewRow, 'seq'>> {
  return {
    id: dossier.id,
    scope: dossier.scope,
    kind: 'dossier',
    order: orderKey(dossier),
    ...bookPlace(dossier),
    box: await boxes.seal(canonicalText(dossier), boxContext.view(dossier.id)),
  };
}

/** R19: a number that nobody has yet is taken only where the pen is, and nothing has put that in doubt. */
function takesNumber({ name, args }: Mutation, book: BookView): boolean {
  const { number } = args;
  return name === enterInBook.name && typeof number === 'number' && !mayTakeNow(book, number);
}

interface Surroundings {
  readonly generation: number;
  readonly session: SignedIn | undefined;
  readonly identity: DeviceIdentity | undefined;
  readonly clockOffset: number | null;
  readonly record: RecordRow | undefined;
  readonly view: ViewRow | undefined;
  /** The entity's, oldest first. */
  readonly acts: readonly OutboxRow[];
  readonly acknowledged: readonly AcknowledgedRow[];
  readonly draftAuthor: string | undefined;
}

async function readSurroundings(
  { database }: StoreParts,
  entity: string,
  draft: string | undefined,
): Promise<Surroundings> {
  const tables = [
    database.meta,
    database.records,
    database.views,
    database.outbox,
    database.acknowledged,
    database.drafts,
  ];
  return reopening(database, () =>
    database.transaction('r', tables, async () => ({
      generation: await readGeneration(database),
      session: await readMeta(database, 'session'),
      identity: await readMeta(database, 'identity'),
      clockOffset: (await readMeta(database, 'clockOffset')) ?? null,
      record: await database.records.get(entity),
      view: await database.views.get(entity),
      acts: await database.outbox.where('entity').equals(entity).sortBy('turn'),
      acknowledged: await database.acknowledged.where('entity').equals(entity).toArray(),
      draftAuthor: draft === undefined ? undefined : (await database.drafts.get(draft))?.author,
    })),
  );
}

async function currentView({ boxes, noteDamage }: StoreParts, found: Surroundings): Promise<Dossier | undefined> {
  const shown = found.view === undefined ? undefined : await openView(boxes, found.view);
  if (shown !== undefined) return shown;
  const base = found.record === undefined ? undefined : await openRecord(boxes, found.record);
  if (found.record !== undefined && base === undefined) noteDamage('records', found.record.id);
  const acts = [...missingFromBase(found.acknowledged, found.record), ...found.acts];
  return entityView(base, await viewedActs(boxes, acts));
}

function isHere({ record, view, acts }: Surroundings): boolean {
  return record !== undefined || view !== undefined || acts.length > 0;
}

const mostDependencies = 64;

// Within one lane the order itself says it; only other lanes' acts have to be named (R5).
async function dependencies({ boxes }: StoreParts, acts: readonly OutboxRow[], lane: string): Promise<string[]> {
  const named: string[] = [];
  for (const row of acts) {
    if (row.lane === lane) continue;
    const status = (await openReceipt(boxes, row))?.status ?? null;
    if (status === null || status === 'blockedBy') named.push(row.id);
  }
  return named.slice(-mostDependencies);
}

function refusedHere(code: string, message: Label): Saved {
  return { status: 'refused', problems: [{ field: null, code, message }] };
}

const missing: Label = {
  vi: 'Không đọc được hồ sơ này trên máy. Hãy mở lại danh sách hồ sơ.',
  en: 'This dossier cannot be read on this device. Open the list of dossiers again.',
};

const penNotHere: Label = {
  vi: 'Máy này không lấy được số mới: quyền ghi sổ không ở đây hoặc đang tạm dừng. Xin số từ máy chủ, hoặc chuyển hồ sơ sang chờ số.',
  en: 'This device cannot take a new number: the pen is not here, or is suspended. Ask the server for one, or let the dossier wait.',
};

const nothingParked: Label = {
  vi: 'Không còn mục nào chờ quyết ở đây. Hãy mở lại hồ sơ.',
  en: 'There is nothing to decide here any more. Open the dossier again.',
};

const tooNew: Label = {
  vi: 'Hồ sơ này cần bản mới hơn của ứng dụng. Hãy cập nhật rồi làm lại.',
  en: 'This dossier needs a newer version of the app. Update it and try again.',
};
