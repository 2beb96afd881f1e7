import type { HashText } from '../../domain/words.ts';
import { createBoxes } from '../box.ts';
import type { Bytes } from '../device-ports.ts';
import { createAesSealer } from '../keys/aes-sealer.ts';
import { deriveDataKeys } from '../keys/data-keys.ts';
import { type KeyParts, labelPurpose, readDeviceKey, readPeople, readRecoverySeals } from '../keys/key-parts.ts';
import { openUnder } from '../keys/seal-under.ts';
import { waitAfter, waitLeft } from '../keys/wrong-tries.ts';
import type { PaperTriesRow, PersonKeyRow } from '../rows.ts';
import { openSession } from '../sessions.ts';
import { reopening } from '../storage-failure.ts';
import { enterAs, type RecoveredPerson } from './enter-as.ts';
import { openPaper, type Paper, type PaperRead, readRecoveryPaper } from './recovery-key.ts';
import { openWithKey } from './seal-to-key.ts';

export interface RecoverParts extends KeyParts {
  readonly hash: HashText;
}

/** What was typed and scanned. */
export interface PaperTyped {
  readonly paper: string;
  readonly passphrase: string;
}

/** A profile that the paper has opened, and that waits for who works here now. */
export interface OpenedByPaper {
  readonly status: 'open';
  readonly people: readonly RecoveredPerson[];
  /** She has a new PIN from now on, and the profile is open for her; everything that waits is as it was. */
  enter(account: string, pin: string): Promise<void>;
}

export type ByPaper =
  | OpenedByPaper
  | Exclude<PaperRead, { readonly status: 'read' }>
  /** Nothing here was ever sealed to a recovery key. */
  | { readonly status: 'noCopy' }
  /** The paper is another key's; `keyIds`: those this profile opens by. */
  | { readonly status: 'otherPaper'; readonly keyId: string; readonly keyIds: readonly string[] }
  | { readonly status: 'wrong'; readonly waitMs: number }
  | { readonly status: 'wait'; readonly waitMs: number }
  /** Paper and passphrase belong together; what lies here does not open by them. */
  | { readonly status: 'copyDamaged' };

/** Opens the profile by the commune's recovery key, without the line, also where the browser's own key is gone. Writes nothing but the count of tries. */
export async function openByPaper(parts: RecoverParts, { paper: typed, passphrase }: PaperTyped): Promise<ByPaper> {
  const { database } = parts;
  const read = readRecoveryPaper(typed);
  if (read.status !== 'read') return read;
  const { paper } = read;
  const seals = await reopening(database, () => readRecoverySeals(database));
  const seal = seals.get(paper.keyId);
  if (seals.size === 0) return { status: 'noCopy' };
  if (seal === undefined) return { status: 'otherPaper', keyId: paper.keyId, keyIds: [...seals.keys()] };
  const { scope, device, publicKey, box } = seal;
  const tried = await openCounted(parts, paper, { passphrase, publicKey });
  if ('status' in tried) return tried;
  const sealedFor = { purpose: 'data key', scope, keyId: paper.keyId, device } as const;
  const raw = await openWithKey(parts, { privateKey: tried.privateKey, publicKey }, { ...sealedFor, box });
  if (raw === undefined) return { status: 'copyDamaged' };
  const people = await peopleOf(parts, raw);
  return {
    status: 'open',
    people,
    enter: (account, pin) => enterAs(parts, { raw, people, keyId: paper.keyId }, { account, pin }),
  };
}

/** Counted before it is looked at, as a PIN is (decision 0198), but never for good: there is nothing else to open it by. */
async function openCounted(
  parts: RecoverParts,
  paper: Paper,
  by: { readonly passphrase: string; readonly publicKey: Bytes },
): Promise<{ readonly privateKey: CryptoKey } | Extract<ByPaper, { readonly waitMs: number }>> {
  const { database, clock } = parts;
  const count = await reopening(database, () =>
    database.transaction('rw', database.keys, async () => {
      const row = (await database.keys.get('paperTries')) as PaperTriesRow | undefined;
      const tries = row?.tries ?? { count: 0, at: 0 };
      const waitMs = waitLeft(tries, clock.now());
      if (waitMs > 0) return { waitMs };
      await database.keys.put({ id: 'paperTries', tries: { count: tries.count + 1, at: clock.now() } });
      return tries.count + 1;
    }),
  );
  if (typeof count !== 'number') return { status: 'wait', ...count };
  const privateKey = await openPaper(parts, paper, by);
  if (privateKey === undefined) return { status: 'wrong', waitMs: waitAfter(count) };
  await reopening(database, () => database.keys.delete('paperTries'));
  return { privateKey };
}

/** Who has worked here, by her name under the browser's key, or, where that is gone, by her last sign-in. */
async function peopleOf(
  parts: RecoverParts,
  raw: Bytes,
): Promise<readonly (RecoveredPerson & { row: PersonKeyRow })[]> {
  const { database, subtle, randomBytes, hash } = parts;
  const [device, rows] = await reopening(database, () => Promise.all([readDeviceKey(database), readPeople(database)]));
  const keys = await deriveDataKeys(subtle, raw);
  const boxes = createBoxes(createAesSealer({ subtle, randomBytes, keys: () => keys }), hash);
  return Promise.all(
    rows.map(async (row) => {
      const { account, label, session } = row;
      const purpose = labelPurpose(account);
      const name = device === undefined ? undefined : await openUnder(parts, device.key, { box: label, purpose });
      if (name !== undefined) return { account, name: new TextDecoder().decode(name), row, wrapsOpen: true };
      const signedIn =
        session === null
          ? null
          : await openSession(boxes, { value: { account, scope: session.scope, since: 0 }, box: session.box });
      // Somebody who had left: her account's number is all there is.
      return { account, name: signedIn?.account.name ?? account.slice(-8), row, wrapsOpen: false };
    }),
  );
}
