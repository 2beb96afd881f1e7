import { liveQuery } from 'dexie';
import { fileForms } from '../../protocol/sealed-file.ts';
import { createBoxes } from '../box.ts';
import type { Bytes, Timers } from '../device-ports.ts';
import { draftContext } from '../drafts.ts';
import { createAesSealer } from '../keys/aes-sealer.ts';
import { deriveDataKeys } from '../keys/data-keys.ts';
import { readRecoverySeals } from '../keys/key-parts.ts';
import { readMeta } from '../meta.ts';
import { boxContext, openMutationText } from '../row-content.ts';
import type { DraftRow, HandInRow, OutboxRow } from '../rows.ts';
import { reopening } from '../storage-failure.ts';
import type { StoreParts } from '../store-parts.ts';
import { fromBase64Url, toBase64Url, toHex } from './bytes-as-text.ts';
import { type OutboxBody, writeOutboxFile } from './outbox-file.ts';
import { idOf } from './recovery-key.ts';

export interface KeptHandInParts {
  readonly storeParts: StoreParts;
  readonly subtle: SubtleCrypto;
}

const keyBytes = 32;
/** Milliseconds after the last change: what is typed in one go is sealed once. */
const calmAfter = 5_000;

export async function readHandIn({ database }: Pick<StoreParts, 'database'>): Promise<HandInRow | undefined> {
  return reopening(database, async () => (await database.keys.get('handIn')) as HandInRow | undefined);
}

/** The server's key to seal to from now on; what was sealed to another is sealed anew. `key`: a point, in base64url. */
export async function learnHandInKey({ storeParts, subtle }: KeptHandInParts, key: string): Promise<void> {
  const publicKey = fromBase64Url(key);
  const keyId = await idOf(subtle, publicKey);
  if ((await readHandIn(storeParts))?.keyId === keyId) return;
  const { database } = storeParts;
  await reopening(database, () => database.keys.put({ id: 'handIn', keyId, publicKey, mids: [], upTo: 0, file: null }));
}

/**
 * Seals what waits, and the drafts, to the server's key, of a profile that is open: so that it can be handed in when the
 * machine is revoked and nobody is there to open it. The profile's own key is not in it: whoever opens the file reads what
 * was to be sent, and the drafts. Nothing is kept where the commune's recovery key opens everything already.
 */
export async function sealHandIn({ storeParts, subtle }: KeptHandInParts): Promise<void> {
  const { database } = storeParts;
  const found = await reopening(database, () =>
    database.transaction('r', database.outbox, database.drafts, database.keys, database.meta, async () => ({
      row: (await database.keys.get('handIn')) as HandInRow | undefined,
      seals: await readRecoverySeals(database),
      acts: await database.outbox.orderBy('turn').toArray(),
      drafts: await database.drafts.toArray(),
      identity: await readMeta(database, 'identity'),
    })),
  );
  const { row, seals, acts, drafts, identity } = found;
  if (row === undefined || identity === undefined) return;
  const scope = (acts.at(-1) ?? drafts.at(-1))?.scope;
  const isNeeded = seals.size === 0 && scope !== undefined;
  if (!isNeeded && row.file === null) return;
  const file = isNeeded ? await fileOf({ storeParts, subtle }, { row, acts, drafts, scope, ...identity }) : null;
  const mids = file === null ? [] : acts.map(({ id }) => id);
  const upTo = acts.at(-1)?.turn ?? 0;
  await reopening(database, () =>
    database.transaction('rw', database.keys, async () => {
      const now = (await database.keys.get('handIn')) as HandInRow | undefined;
      if (now?.keyId === row.keyId) await database.keys.put({ ...now, mids, upTo, file });
    }),
  );
}

export interface SealedHandIn {
  readonly bytes: Bytes;
  /** Acts in it, the turn of the last of them, and how many wait and are not. */
  readonly count: number;
  readonly upTo: number;
  readonly misses: number;
}

/** What a revoked machine hands in: sealed now, if the profile is open, else as it was sealed last. */
export async function handInNow(
  parts: KeptHandInParts & Pick<KeepHandInParts, 'askKey'>,
  isOpen: boolean,
): Promise<SealedHandIn | null> {
  const { database } = parts.storeParts;
  if (isOpen) {
    const key = await parts.askKey();
    if (key !== undefined) await learnHandInKey(parts, key);
    await sealHandIn(parts);
  }
  const row = await readHandIn(parts.storeParts);
  if (row === undefined || row.file === null) return null;
  const held = new Set(row.mids);
  const misses = await reopening(database, () =>
    database.outbox.filter(({ id, state }) => state === 'waiting' && !held.has(id)).count(),
  );
  return { bytes: row.file, count: row.mids.length, upTo: row.upTo, misses };
}

interface ToSeal {
  readonly row: HandInRow;
  readonly acts: readonly OutboxRow[];
  readonly drafts: readonly DraftRow[];
  readonly scope: string;
  readonly device: string;
  readonly incarnation: string;
}

async function fileOf(
  parts: KeptHandInParts,
  { row, acts, drafts, scope, device, incarnation }: ToSeal,
): Promise<Bytes> {
  const { storeParts, subtle } = parts;
  const { randomBytes, clock } = storeParts;
  const tools = { subtle, randomBytes };
  const raw = Uint8Array.from(randomBytes(keyBytes));
  const { keyId, publicKey } = row;
  const madeAt = new Date(clock.now()).toISOString();
  const [count, publicHex] = [acts.length, toHex(publicKey)];
  return writeOutboxFile(tools, {
    form: fileForms.server,
    head: { scope, device, incarnation, madeAt, count, drafts: drafts.length, keyId, publicKey: publicHex },
    publicKey,
    body: { dataKey: toBase64Url(raw), ...(await sealedAnew(parts, { raw, acts, drafts })) },
  });
}

/** Acts and drafts under a key of the file's own. One that cannot be read goes along empty, so that it is told. */
async function sealedAnew(
  { storeParts: { boxes, hash, randomBytes }, subtle }: KeptHandInParts,
  { raw, acts, drafts }: Pick<ToSeal, 'acts' | 'drafts'> & { readonly raw: Bytes },
): Promise<Pick<OutboxBody, 'acts' | 'drafts'>> {
  const keys = await deriveDataKeys(subtle, raw);
  const own = createBoxes(createAesSealer({ subtle, randomBytes, keys: () => keys }), hash);
  const seal = async (text: string | undefined, context: string): Promise<string> =>
    text === undefined ? '' : toBase64Url(await own.seal(text, context));
  return {
    acts: await Promise.all(
      acts.map(async (act) => {
        const { id, state } = act;
        const text = await openMutationText(boxes, act);
        const shown = text === undefined ? '' : await own.hideHash(hash(text), id);
        return { id, state, hash: shown, box: await seal(text, boxContext.mutation(id)) };
      }),
    ),
    drafts: await Promise.all(
      drafts.map(async ({ id, box }) => {
        const context = draftContext(id);
        return { id, box: await seal(await boxes.open(box, context), context) };
      }),
    ),
  };
}

export interface KeepHandInParts extends KeptHandInParts {
  readonly timers: Timers;
  /** The server's key for what is handed in; `undefined`: no answer of ours. */
  readonly askKey: () => Promise<string | undefined>;
}

/** Keeps what is sealed so up with what waits, as long as the profile is open; the answer ends it. */
export function keepHandIn(parts: KeepHandInParts, onTrouble: (error: unknown) => void): () => void {
  const { timers, askKey, storeParts } = parts;
  const { database } = storeParts;
  let cancel = (): void => undefined;
  const seal = (): void => void sealHandIn(parts).catch(onTrouble);
  void askKey()
    .then(async (key) => {
      if (key !== undefined) await learnHandInKey(parts, key);
      seal();
    })
    .catch(onTrouble);
  const stands = liveQuery(async () => [
    await database.outbox.toCollection().primaryKeys(),
    await database.drafts.orderBy('[author+updatedAt]').keys(),
    (await readRecoverySeals(database)).size,
  ]);
  const watch = stands.subscribe({
    next: () => {
      cancel();
      cancel = timers.set(calmAfter, seal);
    },
    error: onTrouble,
  });
  return () => {
    cancel();
    watch.unsubscribe();
  };
}
